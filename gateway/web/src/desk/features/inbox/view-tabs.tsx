import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '@/shared/format';
import { useTicketCounts } from '../../data/list-tickets';
import { paths } from '../../paths';
import type { InboxState } from './use-inbox-state';
import { inboxSearch, views } from './use-inbox-state';
import classes from './view-tabs.module.css';

/** The views with how many tickets wait in each. They are addresses, so they are links. */
export function ViewTabs({ state }: { state: InboxState }) {
  const { t, i18n } = useTranslation('desk');
  const counts = useTicketCounts().data;
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // In braces: some browsers answer with a promise, which React would take for a clean-up.
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.view]);
  return (
    <nav className={classes.views} aria-label={t('inbox.views')}>
      {views.map((view) => {
        const count = view === 'all' ? undefined : counts?.[view];
        return (
          <Link
            key={view}
            ref={view === state.view ? current : undefined}
            to={paths.inbox + inboxSearch({ ...state, view })}
            className={classes.view}
            aria-current={view === state.view ? 'page' : undefined}
            aria-description={count === undefined ? undefined : t('inbox.count', { count })}
          >
            {t(`inbox.view.${view}`)}
            {count !== undefined && (
              <span className={classes.count} aria-hidden="true">
                {formatNumber(count, i18n.language)}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
