import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortalInfo } from '@/shared/api-types';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { formatNumber } from '@/shared/format';
import { useSignedIn } from '@/shared/session';
import { paths } from '../../paths';
import { useTicketList } from './list-tickets';
import classes from './ticket-list-page.module.css';
import { TicketTable } from './ticket-table';
import { TicketToolbar } from './ticket-toolbar';
import { useListPlace } from './use-list-place';
import { useListState } from './use-list-state';

export default function TicketListPage({ portal }: { portal: PortalInfo }) {
  const { t, i18n } = useTranslation('portal');
  const mayChooseView = useSignedIn().scope === 'company';
  const [state, change] = useListState();
  const list = useTicketList(state, mayChooseView);
  const tickets = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { total = 0, totalIsExact = true } = list.data?.pages[0] ?? {};
  const filtered = state.q !== '' || state.status !== 'all' || (mayChooseView && state.view === 'mine');
  useListPlace(tickets.length > 0);
  const fileFirst = portal.form.connected && (
    <Button component={Link} to={paths.newTicket} leftSection={<Icon name="plus" />}>
      {t('tickets.fileFirst')}
    </Button>
  );

  const content = () => {
    if (list.isPending) return <LoadingRows rows={8} height={56} />;
    if (list.isError && tickets.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
    if (tickets.length === 0 && filtered) {
      return (
        <StatePanel
          icon="search"
          title={t('tickets.noMatch')}
          text={t('tickets.noMatchText')}
          action={
            <Button variant="default" onClick={() => change({ q: '', status: 'all', view: 'organization' })}>
              {t('tickets.clear')}
            </Button>
          }
        />
      );
    }
    if (tickets.length === 0) {
      return <StatePanel icon="inbox" title={t('tickets.empty')} text={t('tickets.emptyText')} action={fileFirst} />;
    }
    return (
      <>
        <div className={classes.scroll}>
          <TicketTable columns={portal.columns} tickets={tickets} state={state} stale={list.isPlaceholderData} onSort={change} />
        </div>
        <div className={classes.more}>
          <span role="status">
            {t('tickets.shown', {
              shown: formatNumber(tickets.length, i18n.language),
              total: formatNumber(total, i18n.language) + (totalIsExact ? '' : '+'),
            })}
          </span>
          {list.hasNextPage && (
            <Button
              variant="default"
              loading={list.isFetchingNextPage || list.isPlaceholderData}
              onClick={() => void list.fetchNextPage()}
            >
              {t('tickets.more')}
            </Button>
          )}
        </div>
      </>
    );
  };

  return (
    <>
      <h1 className={classes.title}>{portal.ticketsName ?? t('tickets.title')}</h1>
      <TicketToolbar state={state} mayChooseView={mayChooseView} exportable={tickets.length > 0} onChange={change} />
      <section className={classes.card} aria-busy={list.isPlaceholderData}>
        {content()}
      </section>
    </>
  );
}
