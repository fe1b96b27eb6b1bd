import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { useTicketList } from '../../data/list-tickets';
import { paths } from '../../paths';
import classes from './inbox-page.module.css';
import { TicketRow } from './ticket-row';
import type { InboxState } from './use-inbox-state';
import { inboxSearch } from './use-inbox-state';
import { useRowKeys } from './use-row-keys';

interface Props {
  state: InboxState;
  onClearFilters: () => void;
}

export function TicketList({ state, onClearFilters }: Props) {
  const { t } = useTranslation('desk');
  const list = useRef<HTMLUListElement>(null);
  const tickets = useTicketList(state);
  const selected = useMatch(paths.ticket(':number'))?.params.number;
  const search = inboxSearch(state);
  useRowKeys(list);

  if (tickets.isPending)
    return (
      <div className={classes.padded}>
        <LoadingRows rows={8} height={84} />
      </div>
    );
  if (!tickets.data) return <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />;

  const items = tickets.data.pages.flatMap((page) => page.items);
  const filtered = state.q !== '' || state.inbox !== '';
  if (items.length === 0) {
    return (
      <StatePanel
        icon={filtered ? 'search' : 'check'}
        title={filtered ? t('inbox.noMatch') : t(`inbox.empty.${state.view}`)}
        text={filtered ? t('inbox.noMatchText') : undefined}
        action={
          filtered && (
            <Button variant="default" onClick={onClearFilters}>
              {t('inbox.clear')}
            </Button>
          )
        }
      />
    );
  }

  return (
    <>
      <p className="visually-hidden" role="status">
        {t('inbox.count', { count: tickets.data.pages[0]?.total ?? items.length })}
      </p>
      <ul ref={list} className={classes.list} aria-label={t('inbox.list')} aria-busy={tickets.isPlaceholderData}>
        {items.map((ticket) => (
          <li key={ticket.id}>
            <TicketRow ticket={ticket} to={paths.ticket(ticket.number) + search} selected={selected === String(ticket.number)} />
          </li>
        ))}
      </ul>
      {tickets.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={tickets.isFetchingNextPage || tickets.isPlaceholderData}
            onClick={() => void tickets.fetchNextPage()}
          >
            {t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
