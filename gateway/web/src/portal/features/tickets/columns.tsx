import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { TicketColumn } from '@/shared/api-types';
import { categories, priorities } from '@/shared/api-types';
import { DateText } from '@/shared/components/date-text';
import { RelativeTime } from '@/shared/components/relative-time';
import { StatusBadge } from '@/shared/components/status-badge';
import type { TicketItem } from '../../types';
import { PropertyText } from './property-text';

type Texts = TFunction<['portal', 'shared']>;

/** Standard properties by their names: what readers call them, and the label they have unless it was changed. */
const standard = {
  hs_ticket_id: { name: 'number', label: 'Ticket number' },
  subject: { name: 'subject', label: 'Subject' },
  content: { name: 'content', label: 'Description' },
  requested_by: { name: 'requestedBy', label: 'Requested by' },
  createdate: { name: 'created', label: 'Create date' },
  hubspot_owner_id: { name: 'owner', label: 'Ticket owner' },
  hs_lastactivitydate: { name: 'lastActivity', label: 'Last activity date' },
  hs_ticket_status: { name: 'status', label: 'Status' },
  hs_pipeline: { name: 'pipeline', label: 'Pipeline' },
  hs_pipeline_stage: { name: 'stage', label: 'Ticket stage' },
  hs_ticket_priority: { name: 'priority', label: 'Priority' },
  hs_ticket_category: { name: 'category', label: 'Category' },
  closed_date: { name: 'closed', label: 'Close date' },
} as const;

/** Of those, the ones that every ticket carries as a field of its own. */
const cells: Record<string, (ticket: TicketItem, t: Texts) => ReactNode> = {
  hs_ticket_id: ({ number }) => `#${number}`,
  subject: ({ subject }) => subject || null,
  requested_by: ({ requestedBy }) => requestedBy?.name,
  createdate: ({ createdAt }) => createdAt && <DateText value={createdAt} />,
  hubspot_owner_id: ({ owner }) => owner?.name,
  hs_lastactivitydate: ({ lastActivityAt }) => lastActivityAt && <RelativeTime value={lastActivityAt} />,
  hs_ticket_status: ({ status }) => <StatusBadge {...status} />,
  hs_ticket_priority: ({ priority }, t) => {
    const known = priorities.find((name) => name === priority);
    return known ? t(`priority.${known}`, { ns: 'shared' }) : priority;
  },
  hs_ticket_category: ({ category }, t) => {
    const known = categories.find((name) => name === category);
    return known ? t(`category.${known}`, { ns: 'shared' }) : category;
  },
};

/** What an administrator calls a property, else its own name in the reader's language. */
export function propertyLabel(t: Texts, property: string, label: string | null): string {
  const name = (Object.keys(standard) as (keyof typeof standard)[]).find((known) => known === property);
  const own = name && (label === null || label === standard[name].label);
  return own ? t(`tickets.columns.${standard[name].name}`) : (label ?? property);
}

export const columnLabel = (t: Texts, { property, label }: TicketColumn) => propertyLabel(t, property, label);

/** What stands in a ticket's cell; null for no value. */
export function cellOf(t: Texts, column: TicketColumn, ticket: TicketItem): ReactNode {
  const field = cells[column.property];
  if (field) return field(ticket, t) ?? null;
  const value = ticket.values?.[column.property];
  return value ? <PropertyText type={column.type ?? 'text'} value={value} /> : null;
}
