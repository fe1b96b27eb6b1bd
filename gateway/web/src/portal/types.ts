import type { Message } from '@/shared/api-types';

export interface TicketItem {
  id: string;
  number: number;
  subject: string;
  requestedBy: { id: string; name: string } | null;
  createdAt: string;
  owner: { name: string } | null;
  lastActivityAt: string;
  status: { label: string; closed: boolean };
  priority: string | null;
  category: string | null;
  version: number;
}

export interface TicketDetail extends TicketItem {
  description?: string | null;
  thread: { id: string; messages: Message[]; earlier?: string | null } | null;
  canReply: boolean;
  canClose: boolean;
  /** A reply opens this closed ticket again. */
  reopens: boolean;
}
