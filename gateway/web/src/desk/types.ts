import type * as schema from '@/shared/api-schema';
import type { LocalMessage } from '@/shared/api-types';

export type { DeskTicketItem } from '@/shared/api-schema';
export type Activity = schema.DeskActivity;
export type Contact = schema.ContactItem;
export type Person = schema.DeskPerson;
export type Pipeline = schema.DeskPipeline;
export type Stage = schema.DeskStage;
/** What PATCH takes; a missing field stays as it is. */
export type TicketChange = schema.TicketPatch;
export type DeskMessage = schema.DeskMessage & LocalMessage;
export type DeskTicket = schema.DeskTicket;
/** What the records of contacts and companies have in common. */
export type CustomerRecord = schema.CompanyRecord | schema.ContactRecord;
