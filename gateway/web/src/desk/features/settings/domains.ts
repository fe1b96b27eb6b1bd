import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../../keys';

/** How far a domain is proven to be this portal's (P4), and how that is done. */
export type DomainState = schema.DomainView;

export const domainsQuery = queryOptions({
  queryKey: deskKeys.domains,
  queryFn: async (context) => (await queryGet<schema.DomainList>(context, 'settings/domains')).items,
});

export function useVerifyDomain(host: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (method: 'txt' | 'http') =>
      api.post<DomainState>(`settings/domains/${encodeURIComponent(host)}/verify`, { method }),
    retry: false,
    onSettled: () => queryClient.invalidateQueries({ queryKey: deskKeys.domains }),
  });
}
