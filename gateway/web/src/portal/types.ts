import type * as schema from '@/shared/api-schema';
import type { PropertyType } from '@/shared/api-types';

/** What the portal hides is null. */
interface Shown {
  requestedBy: schema.RequesterItem | null;
  createdAt: string | null;
  lastActivityAt: string | null;
  /** Of the portal's columns, those that are no field of their own; selects by their label. */
  values?: Record<string, string>;
}

export type TicketItem = Omit<schema.TicketItem, keyof Shown> & Shown;

/** A property to change, with its value as it is stored. */
export type EditItem = schema.EditItem;

/** A line of a ticket's history. */
export type HistoryItem = schema.HistoryItem;

/** A contact who takes part in a ticket, with what they may do. */
export type Participant = schema.ParticipantItem;
export type ParticipantRight = schema.ParticipantRight;

/** `total` is what was counted; there may be more. */
export type TicketPage = Omit<schema.TicketPage, 'items'> & { items: TicketItem[] };

export type TicketDetail = Omit<schema.TicketDetail, keyof Shown | 'properties' | 'description'> &
  Shown & {
    /** What has a value and is no field of its own; selects by their labels. */
    properties?: { name: string; label: string; type: PropertyType; value: string }[];
  };
