import type { Message } from '@/shared/api-types';

export interface Person {
  id: string;
  name: string;
}

export interface TicketStage {
  id: string;
  label: string;
  closed: boolean;
}

export interface DeskTicketItem {
  id: string;
  number: number;
  subject: string;
  preview: string;
  contact: { id: string; name: string; email: string; company: string | null };
  owner: Person | null;
  stage: TicketStage;
  pipelineId: string;
  inboxId: string;
  priority: string | null;
  category: string | null;
  createdAt: string;
  lastActivityAt: string;
  /** Since when the customer waits for an answer; null when they do not. */
  waitingSince: string | null;
  version: number;
  messageCount: number;
}

export interface Activity {
  type: 'assigned' | 'stage' | 'priority' | 'category' | 'reopened' | 'closed' | 'created';
  from: string | null;
  to: string | null;
}

export interface DeskMessage extends Message {
  author: Message['author'] & { id?: string };
  activity?: Activity | null;
}

export interface OtherTicket {
  number: number;
  subject: string;
  closed: boolean;
}

export interface DeskTicket extends DeskTicketItem {
  contact: DeskTicketItem['contact'] & { otherTickets?: OtherTicket[] };
  thread: { id: string; messages: DeskMessage[]; earlier?: string | null } | null;
  source: string | null;
  properties: Record<string, unknown> | null;
}

/** What PATCH takes; a missing field stays as it is. */
export interface TicketChange {
  ownerId?: string | null;
  stageId?: string;
  priority?: string | null;
  category?: string | null;
  subject?: string;
}

export interface Agent extends Person {
  email: string;
  roles: string[];
}

export interface Stage extends TicketStage {
  order: number;
}

export interface Pipeline {
  id: string;
  name: string;
  stages: Stage[];
}

export interface Inbox {
  id: string;
  name: string;
  isDefault: boolean;
}

export interface Contact extends Person {
  email: string;
  company: Person | null;
}
