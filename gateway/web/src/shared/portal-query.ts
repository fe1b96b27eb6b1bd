import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryGet } from './api-client';
import type { PortalInfo } from './api-types';

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: (context) => queryGet<PortalInfo>(context, 'portal'),
  staleTime: 5 * 60_000,
});

export const usePortal = () => useQuery(portalQuery);
