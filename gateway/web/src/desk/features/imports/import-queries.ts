import { keepPreviousData, queryOptions, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type { Page } from '@/shared/api-types';
import { deskKeys } from '../../keys';
import type { Import, Mapping, Preview, RejectedRow, Upload } from './types';

const pollMs = 1_000;

export const useImports = () =>
  useQuery({
    queryKey: deskKeys.imports,
    queryFn: async (context) => (await queryGet<Page<Import>>(context, 'desk/imports')).items,
  });

/** While rows are being read it asks every second; refetches are marked as background, so watching keeps nobody signed in. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: deskKeys.import(id),
    queryFn: (context) => queryGet<Import>(context, `desk/imports/${id}`),
    refetchInterval: (query) => (query.state.data?.status === 'running' ? pollMs : false),
  });

/** The answer to the upload, handed from one page to the next; it is not kept by the server under this shape. */
export const uploadQuery = (id: string) =>
  queryOptions<Upload>({
    queryKey: [...deskKeys.import(id), 'upload'],
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: 60 * 60_000,
  });

export const usePreview = (id: string, mapping: Mapping, enabled: boolean) =>
  useQuery({
    queryKey: [...deskKeys.import(id), 'preview', mapping],
    queryFn: ({ signal }) => api.post<Preview>(`desk/imports/${id}/preview`, { mapping }, { signal }),
    enabled,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

export const useRejected = (id: string) =>
  useInfiniteQuery({
    queryKey: [...deskKeys.import(id), 'rejected'],
    queryFn: (context) => queryGet<Page<RejectedRow>>(context, `desk/imports/${id}/rejected`, { cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
