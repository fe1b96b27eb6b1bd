import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type { CustomerLists } from '@/shared/api-schema';
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

function useListMutation<T>(send: (input: T) => Promise<unknown>) {
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

export const useChooseColumns = () => useListMutation((columns: string) => api.put('ticket-views/columns', { columns }));

/** A random id. `crypto.randomUUID` is only there on HTTPS, and portals are tried over HTTP. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
