import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { DeskCounts } from '@/shared/api-schema';
import type { Page } from '@/shared/api-types';
import { deskKeys } from '../keys';
import type { DeskTicketItem } from '../types';

interface Filter {
  view: string;
  q: string;
  sort: string;
  inbox: string;
}

export function useTicketList(filter: Filter) {
  const { view, q, sort, inbox } = filter;
  return useInfiniteQuery({
    queryKey: [...deskKeys.lists, { view, q, sort, inbox }],
    queryFn: (context) =>
      queryGet<Page<DeskTicketItem>>(context, 'desk/tickets', { view, q, sort, inbox, cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export type Counts = DeskCounts;

export const useTicketCounts = () =>
  useQuery({
    queryKey: deskKeys.counts,
    queryFn: (context) => queryGet<Counts>(context, 'desk/tickets/counts'),
  });
