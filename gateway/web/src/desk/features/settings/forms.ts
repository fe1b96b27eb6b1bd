import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../../keys';

export interface FormChoice {
  id: string;
  name: string;
  /** Whether the portal can use it (P15); if not, why. */
  eligible: boolean;
  reasons: ('no-ticket-property' | 'no-inbox')[];
}

export const useForms = () =>
  useQuery({
    queryKey: deskKeys.forms,
    queryFn: async (context) => (await queryGet<{ items: FormChoice[] }>(context, 'settings/forms')).items,
  });
