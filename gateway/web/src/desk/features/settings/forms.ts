import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../../keys';

export interface FormChoice {
  id: string;
  name: string;
  /** Whether the portal can use it (P15); if not, why. */
  eligible: boolean;
  reasons: ('no-ticket-property' | 'no-inbox')[];
  /** The form the portal was born with: the one that is used when none is chosen. */
  standard: boolean;
}

export const useFormChoices = () =>
  useQuery({
    queryKey: deskKeys.formChoices,
    queryFn: async (context) => (await queryGet<{ items: FormChoice[] }>(context, 'settings/form-choices')).items,
  });
