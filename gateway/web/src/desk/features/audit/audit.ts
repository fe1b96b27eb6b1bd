import { useInfiniteQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import type { Page } from '@/shared/api-types';
import { apiUrl } from '@/shared/base';
import { deskKeys } from '../../keys';
import type { AuditState } from './use-audit-state';

/** One deed: who did what to what, from where, and what it was before and after. */
export type AuditItem = Omit<schema.AuditItem, 'before' | 'after'> & { before: unknown; after: unknown };

/** Days are the reader's own; the server knows moments. */
function moment(day: string, end: boolean): string | null {
  const date = new Date(`${day}T${end ? '23:59:59.999' : '00:00:00.000'}`);
  return day === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

export const auditQuery = ({ q, actor, action, from, to }: AuditState) => ({
  q,
  actor,
  action,
  from: moment(from, false),
  to: moment(to, true),
});

export const exportUrl = (state: AuditState) => apiUrl('settings/audit/export.csv', auditQuery(state));

export const useAudit = (state: AuditState) =>
  useInfiniteQuery({
    queryKey: [...deskKeys.audit, state],
    queryFn: (context) =>
      queryGet<Page<AuditItem>>(context, 'settings/audit', { ...auditQuery(state), cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
    // Deeds arrive all the time; who opens the page wants those of this moment.
    staleTime: 0,
  });
