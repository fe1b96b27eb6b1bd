import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { ticketKeys } from '../../ticket-keys';
import type * as schema from '@/shared/api-schema';
import type { FormView } from '@/shared/form-view';
import type { TicketDetail } from '../../types';

export interface Submission {
  fields: Record<string, string>;
  attachmentIds: string[];
  /** Only where the form says that it can. */
  hideFromColleagues?: boolean;
}

export type Submitted = schema.SubmitFormResult;

export const useSupportForm = () =>
  useQuery({
    queryKey: ticketKeys.form,
    queryFn: (context) => queryGet<FormView>(context, 'forms/support'),
    // Refetching under someone's typing could change the fields.
    staleTime: Infinity,
  });

export function useSubmit(formId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ submission, key }: { submission: Submission; key: string }) =>
      api.post<Submitted>(`forms/${formId}/submissions`, submission, { idempotencyKey: key }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none' }),
  });
}

const pollMs = 1_000;
const polls = 30;

/** The ticket grows out of the submission's event a moment later; asks until it is there. */
export const useFiledTicket = (ticketId: string) =>
  useQuery({
    queryKey: ['filed-ticket', ticketId],
    queryFn: ({ signal }) => api.get<TicketDetail>(`tickets/${ticketId}`, { signal, background: true }),
    retry: false,
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data || state.errorUpdateCount >= polls ? false : pollMs),
  });
