import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { Page } from '@/shared/api-types';
import { deskKeys } from '../keys';
import type { Contact } from '../types';

export function useContactList(q: string) {
  return useInfiniteQuery({
    queryKey: [...deskKeys.contacts, q],
    queryFn: (context) => queryGet<Page<Contact>>(context, 'desk/contacts', { q, cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
