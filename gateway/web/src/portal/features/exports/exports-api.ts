import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, queryGet } from '@/shared/api-client';
import type { ExportItem } from '@/shared/api-schema';
import { createActionKey } from '@/shared/idempotency';
import { notifyProblem } from '@/shared/notify';
import { ticketKeys } from '../../ticket-keys';

/** From here on nobody waits for a download to begin: the file is made in the background. */
export const longExport = 10_000;

const pollMs = 1000;

export const isOpen = ({ state }: ExportItem) => state === 'waiting' || state === 'running';

/** The customer's exports in the background, each second as long as one is being made. */
export function useExports(): ExportItem[] {
  const exports = useQuery({
    queryKey: ticketKeys.exports,
    queryFn: (context) => queryGet<ExportItem[]>(context, 'ticket-exports'),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? pollMs : false),
  });
  return exports.data ?? [];
}

export function useStartExport(language: string) {
  const queryClient = useQueryClient();
  const [actionKey] = useState(createActionKey);
  return useMutation({
    mutationFn: (body: { format: 'csv' | 'xlsx'; query: string }) =>
      api.post<ExportItem>('ticket-exports', body, { idempotencyKey: actionKey.for(body), language }),
    onSuccess: (started) => {
      actionKey.done();
      queryClient.setQueryData<ExportItem[]>(ticketKeys.exports, (known) => [started, ...(known ?? [])]);
    },
    onError: notifyProblem,
  });
}

/** Cancels one that is being made, or puts one away. */
export function useRemoveExport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`ticket-exports/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ticketKeys.exports }),
    onError: notifyProblem,
  });
}
