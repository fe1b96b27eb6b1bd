import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { newKey } from '@/shared/idempotency';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../../keys';

export type Expectation = schema.Expectation;

/** "Contact X must (not) see ticket Y", tried before each publication (B20). */
export type PolicyCase = schema.PolicyCaseView;

export type CaseInput = Omit<PolicyCase, 'id' | 'version'>;

export type CaseResult = schema.CaseResultView;

export const usePolicyCases = () =>
  useQuery({
    queryKey: deskKeys.policyCases,
    queryFn: async (context) => (await queryGet<schema.PolicyCaseList>(context, 'settings/policy-cases')).items,
  });

export function useSaveCase(known: PolicyCase | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: CaseInput) =>
      known
        ? api.put<PolicyCase>(`settings/policy-cases/${known.id}`, input, { ifMatch: known.version })
        : api.post<PolicyCase>('settings/policy-cases', input, { idempotencyKey: newKey() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deskKeys.policyCases }),
  });
}

export function useDeleteCase() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`settings/policy-cases/${id}`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deskKeys.policyCases }),
  });
}

export const useRunCases = () =>
  useMutation({
    mutationFn: async () => (await api.post<schema.CaseResults>('settings/policy-cases/run', { settings: 'draft' })).items,
  });
