import { useInfiniteQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { Page } from '@/shared/api-types';
import { deskKeys } from '../../keys';
import type { DeskMessage } from '../../types';

/** What lies before the newest messages of a long thread; fetched only when asked for, and never changing. */
export function useEarlierMessages(number: number, cursor: string | null) {
  const query = useInfiniteQuery({
    queryKey: [...deskKeys.ticket(number), 'earlier', cursor],
    queryFn: (context) => queryGet<Page<DeskMessage>>(context, `desk/tickets/${number}/messages`, { before: context.pageParam }),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.next,
    enabled: false,
    staleTime: Infinity,
  });
  const pages = query.data?.pages ?? [];
  return {
    messages: pages.toReversed().flatMap((page) => page.items),
    more: pages.length === 0 ? cursor !== null : query.hasNextPage,
    loading: query.isFetching,
    load: () => void query.fetchNextPage(),
  };
}
