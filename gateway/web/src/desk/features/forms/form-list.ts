import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { ListFormsResult } from '@/shared/api-schema';
import { deskKeys } from '../../keys';

export type { FormReason, ListFormsItem as FormItem } from '@/shared/api-schema';

export const formsQuery = queryOptions({
  queryKey: deskKeys.forms,
  queryFn: async (context) => (await queryGet<ListFormsResult>(context, 'settings/forms')).items,
});
