import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useMatch } from 'react-router';
import { LoadingRows } from '@/shared/components/loading-rows';
import { paths } from '../../paths';
import { usePageTitle } from '../../shell/use-page-title';
import { useShortcuts } from '../../shell/use-shortcuts';
import classes from './inbox-page.module.css';
import { InboxToolbar } from './inbox-toolbar';
import { TicketList } from './ticket-list';
import { useInboxState } from './use-inbox-state';

/** The list beside the open conversation; on a phone they are two screens. */
export default function InboxPage() {
  const { t } = useTranslation('desk');
  const [state, change] = useInboxState();
  const search = useRef<HTMLInputElement>(null);
  const open = useMatch(paths.ticket(':number')) !== null;
  usePageTitle(open ? undefined : t('nav.inbox'));
  useShortcuts({ '/': () => search.current?.focus() });

  return (
    <div className={classes.page} data-open={open}>
      <section className={`${classes.side} no-print`} aria-label={t('inbox.list')}>
        <InboxToolbar state={state} onChange={change} searchRef={search} beside={open} />
        <div className={classes.scroll}>
          <TicketList state={state} onClearFilters={() => change({ q: '', inbox: '' })} />
        </div>
      </section>
      <div className={classes.content}>
        <Suspense
          fallback={
            <div className={classes.padded}>
              <LoadingRows />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
