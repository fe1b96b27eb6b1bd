import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type { CustomerLists, FeedSecret, WeeklyMailItem } from '@/shared/api-schema';
import { ticketKeys } from '../../ticket-keys';

const none: CustomerLists = { views: [], columns: '' };

/** The customer's own views and columns; they are kept with the account. */
export function useLists(): CustomerLists {
  const lists = useQuery({
    queryKey: ticketKeys.views,
    queryFn: (context) => queryGet<CustomerLists>(context, 'ticket-views'),
  });
  return lists.data ?? none;
}

function useListMutation<T, R>(send: (input: T) => Promise<R>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ticketKeys.views }),
  });
}

export const useSaveView = () =>
  useListMutation(({ id, name, query }: { id: string; name: string; query: string }) =>
    api.put(`ticket-views/${id}`, { name, query }),
  );

export const useDeleteView = () => useListMutation((id: string) => api.delete(`ticket-views/${id}`));

/** Makes an address, in place of an earlier one; its secret is told this once. */
export const useOpenFeed = () => useListMutation((id: string) => api.post<FeedSecret>(`ticket-views/${id}/feed`));

export const useCloseFeed = () => useListMutation((id: string) => api.delete(`ticket-views/${id}/feed`));

export const useScheduleMail = (language: string) =>
  useListMutation(({ id, ...mail }: WeeklyMailItem & { id: string }) => api.put(`ticket-views/${id}/mail`, mail, { language }));

export const useCancelMail = () => useListMutation((id: string) => api.delete(`ticket-views/${id}/mail`));

export const useChooseColumns = () => useListMutation((columns: string) => api.put('ticket-views/columns', { columns }));

/** A random id. `crypto.randomUUID` is only there on HTTPS, and portals are tried over HTTP. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
