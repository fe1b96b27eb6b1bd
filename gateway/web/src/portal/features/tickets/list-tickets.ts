import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { apiUrl } from '@/shared/base';
import { ticketKeys } from '../../ticket-keys';
import type { TicketPage } from '../../types';
import type { ListState } from './use-list-state';
import { sortValue } from './use-list-state';

/** The list's state as the API's query; `view` only means something to those who may see the company's tickets. */
export function listQuery(state: ListState, mayChooseView: boolean) {
  return {
    view: mayChooseView ? state.view : undefined,
    status: state.status,
    q: state.q,
    sort: sortValue(state),
    columns: state.columns,
    // Days are those of the reader's clock.
    zone: Object.keys(state.filters).length > 0 ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined,
    ...state.filters,
  };
}

export const listKey = (query: ReturnType<typeof listQuery>) => [...ticketKeys.lists, query];

export function useTicketList(query: ReturnType<typeof listQuery>) {
  return useInfiniteQuery({
    queryKey: listKey(query),
    queryFn: (context) => queryGet<TicketPage>(context, 'tickets', { ...query, cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // What "Load more" has brought is still there when a person comes back from reading a long ticket.
    gcTime: 30 * 60_000,
  });
}

/** The same as a text, for an export in the background. */
export function exportQuery(state: ListState, mayChooseView: boolean): string {
  const given = Object.entries(listQuery(state, mayChooseView)).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given).toString();
}

export function exportUrl(kind: 'csv' | 'xlsx', state: ListState, mayChooseView: boolean): string {
  return apiUrl(`tickets/export.${kind}`, listQuery(state, mayChooseView));
}
