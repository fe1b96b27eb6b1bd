import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../../keys';

export type FormReason = 'no-ticket-property' | 'no-inbox';

/** A form in the list of all. */
export interface FormItem {
  id: string;
  name: string;
  version: number;
  /** How many. */
  fields: number;
  automaticTickets: boolean;
  inboxId: string | null;
  pipelineId: string | null;
  /** Whether the portal can use it (P15); if not, why. */
  eligible: boolean;
  reasons: FormReason[];
  usedBy: 'portal' | null;
}

export const formsQuery = queryOptions({
  queryKey: deskKeys.forms,
  queryFn: async (context) => (await queryGet<{ items: FormItem[] }>(context, 'settings/forms')).items,
});
