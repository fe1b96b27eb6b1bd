import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PortalInfo } from '@/shared/api-types';
import { ApiError } from '@/shared/api-error';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { formatNumber } from '@/shared/format';
import { useSignedIn } from '@/shared/session';
import { paths } from '../../paths';
import { longExport } from '../exports/exports-api';
import { FilterChips } from './filter-chips';
import { knownColumns, shownColumns, useFields } from './list-options';
import { ListStatus } from './list-status';
import { listKey, listQuery, useTicketList } from './list-tickets';
import { ListTools } from './list-tools';
import { useLists } from './lists-api';
import classes from './ticket-list-page.module.css';
import { TicketTable } from './ticket-table';
import { TicketToolbar } from './ticket-toolbar';
import { useListPlace } from './use-list-place';
import { defaults, isFiltered, useListState } from './use-list-state';
import { useLiveRows } from './use-live-rows';

export default function TicketListPage({ portal }: { portal: PortalInfo }) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const mayChooseView = useSignedIn().scope === 'company';
  const [state, change] = useListState();
  const fields = useFields();
  const lists = useLists();
  const columns = knownColumns(portal.columns, state.columns || lists.columns, fields);
  const shown = shownColumns(portal.columns, columns, fields);
  const query = listQuery({ ...state, columns }, mayChooseView);
  const list = useTicketList(query);
  const live = useLiveRows(listKey(query), query);
  const tickets = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { total = 0, totalIsExact = true, sortedAmong = null, corrected = false } = list.data?.pages[0] ?? {};
  const filtered = isFiltered(state) || (mayChooseView && state.view === 'mine');
  useListPlace(tickets.length > 0);

  const number = (value: number) => formatNumber(value, i18n.language);
  const totalText = number(total) + (totalIsExact ? '' : '+');
  const announced = () => {
    if (list.isPending || list.isPlaceholderData) return t('loading', { ns: 'shared' });
    if (list.isError) return '';
    if (live.changed !== null) return t('list.changed', { number: live.changed });
    return tickets.length === 0 ? '' : t('list.found', { count: total, total: totalText });
  };

  const content = () => {
    if (list.isPending) return <LoadingRows rows={8} height={56} />;
    if (list.isError && tickets.length === 0) {
      // A filter, an order or a column of an old address or view may be gone.
      if (!(list.error instanceof ApiError) || list.error.status !== 400) {
        return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
      }
      return (
        <div role="alert">
          <StatePanel
            icon="alert"
            title={t('list.refused')}
            text={t('list.refusedText')}
            action={
              <Button variant="default" onClick={() => change(defaults)}>
                {t('list.reset')}
              </Button>
            }
          />
        </div>
      );
    }
    if (tickets.length === 0 && filtered) {
      const clear = (
        <Button variant="default" onClick={() => change({ q: '', status: 'all', view: 'organization', filters: {} })}>
          {t('tickets.clear')}
        </Button>
      );
      return <StatePanel icon="search" title={t('tickets.noMatch')} text={t('tickets.noMatchText')} action={clear} />;
    }
    if (tickets.length === 0) {
      const fileFirst = portal.form.connected && (
        <Button component={Link} to={paths.newTicket} leftSection={<Icon name="plus" />}>
          {t('tickets.fileFirst')}
        </Button>
      );
      return <StatePanel icon="inbox" title={t('tickets.empty')} text={t('tickets.emptyText')} action={fileFirst} />;
    }
    return (
      <>
        {corrected && <p className={classes.corrected}>{t('list.corrected')}</p>}
        <div className={classes.scroll}>
          <TicketTable
            columns={shown}
            fields={fields}
            tickets={tickets}
            changed={live.changed}
            state={state}
            stale={list.isPlaceholderData}
            onSort={change}
          />
        </div>
        <div className={classes.more}>
          <span>
            {t('tickets.shown', { shown: number(tickets.length), total: totalText })}
            {sortedAmong !== null && ` ${t('list.sortedAmong', { limit: number(sortedAmong) })}`}
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
      <TicketToolbar
        state={state}
        fields={fields}
        columns={columns}
        mayChooseView={mayChooseView}
        exportable={tickets.length > 0}
        long={total > longExport || !totalIsExact}
        onChange={change}
      >
        <ListTools state={state} fields={fields} views={lists.views} shown={shown} columns={columns} onChange={change} />
      </TicketToolbar>
      <FilterChips state={state} fields={fields} onChange={change} />
      <ListStatus text={announced()} waiting={live.waiting} onShow={live.show} />
      <section className={classes.card} aria-busy={list.isPending || list.isPlaceholderData}>
        {content()}
      </section>
    </>
  );
}
