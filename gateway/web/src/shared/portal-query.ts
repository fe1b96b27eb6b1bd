import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryGet } from './api-client';
import type { PortalInfo } from './api-types';

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: (context) => queryGet<PortalInfo>(context, 'portal'),
  staleTime: 5 * 60_000,
  // A failure stands until someone asks again; otherwise each component that mounts would ask anew.
  retryOnMount: false,
});

export const usePortal = () => useQuery(portalQuery);
