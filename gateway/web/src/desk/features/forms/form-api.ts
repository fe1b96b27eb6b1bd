import type { QueryClient } from '@tanstack/react-query';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { createActionKey } from '@/shared/idempotency';
import { useState } from 'react';
import type { FormItem } from './form-list';
import { deskKeys } from '../../keys';
import type { FormRecord } from './form-definition';
import { definitionOf } from './form-definition';

interface Named {
  id: string;
  name: string;
  isDefault: boolean;
}

const named = (kind: 'inboxes' | 'pipelines') =>
  queryOptions({
    queryKey: [...deskKeys[kind], 'names'],
    queryFn: async (context) => (await queryGet<{ items: Named[] }>(context, `settings/${kind}`)).items,
  });

/** Where the tickets of a form can go. */
export const useInboxes = () => useQuery(named('inboxes')).data ?? [];
export const usePipelines = () => useQuery(named('pipelines')).data ?? [];

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKeys.forms, id],
    queryFn: (context) => queryGet<FormRecord>(context, `settings/forms/${id}`),
    // Each visit begins with the newest, and nothing changes under the hands of whoever builds.
    gcTime: 0,
    staleTime: Infinity,
  });

/** Lists of forms, but none that is open: what is being built there is newer. */
export function refreshLists(queryClient: QueryClient) {
  void queryClient.invalidateQueries({ queryKey: deskKeys.forms, exact: true });
  void queryClient.invalidateQueries({ queryKey: deskKeys.formChoices });
}

export function useCreateForm() {
  const queryClient = useQueryClient();
  const [actionKey] = useState(createActionKey);
  return useMutation({
    mutationFn: (form: { name: string; template: 'support' | 'blank' }) =>
      api.post<FormRecord>('settings/forms', form, { idempotencyKey: actionKey.for(form) }),
    onSuccess: () => actionKey.done(),
    onSettled: () => refreshLists(queryClient),
  });
}

/** A copy under another name, defined as the form is now. */
export function useDuplicateForm() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ form, name, key }: { form: FormItem; name: string; key: string }) => {
      const original = await api.get<FormRecord>(`settings/forms/${form.id}`);
      const copy = await api.post<FormRecord>('settings/forms', { name, template: 'blank' }, { idempotencyKey: key });
      return api.put<FormRecord>(`settings/forms/${copy.id}`, { ...definitionOf(original), name }, { ifMatch: copy.version });
    },
    retry: false,
    onSettled: () => refreshLists(queryClient),
  });
}

export function useDeleteForm() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: FormItem) => api.delete(`settings/forms/${id}`, { ifMatch: version }),
    onSettled: () => refreshLists(queryClient),
  });
}
