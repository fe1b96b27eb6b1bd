import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { FormChoices } from '@/shared/api-schema';
import { deskKeys } from '../../keys';

export const useFormChoices = () =>
  useQuery({
    queryKey: deskKeys.formChoices,
    queryFn: async (context) => (await queryGet<FormChoices>(context, 'settings/form-choices')).items,
  });
