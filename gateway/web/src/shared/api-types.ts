/** Shapes that both apps exchange with the gateway; each app keeps its own beside its features. */

export type Language = 'en' | 'de' | 'nl' | 'fr';

export interface PortalInfo {
  id: string;
  name: string;
  slug: string;
  language: Language;
  languages: Language[];
  /** What customers' tickets are called here (P20); null is the translation of "Tickets". */
  ticketsName: string | null;
  form: { connected: boolean; menuText: string | null };
  on: boolean;
  idleMinutes: number;
}

export interface Session {
  kind: 'contact' | 'staff';
  id: string;
  name: string;
  firstName: string;
  email: string;
  company: { id: string; name: string } | null;
  scope: 'own' | 'company' | null;
  roles: ('agent' | 'admin' | 'operator')[];
  csrf: string;
  secondsLeft: number;
  idleSeconds: number;
  language: Language | null;
  portal: { id: string; slug: string; name: string };
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

export interface Attachment {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
}

export interface Message {
  id: string;
  kind: 'message' | 'note' | 'activity';
  direction: 'incoming' | 'outgoing';
  author: { name: string; me?: boolean; kind: 'contact' | 'agent' | 'system' };
  /** Sanitised by the server. */
  html: string;
  text: string;
  createdAt: string;
  attachments: Attachment[];
  /** Only here: shown while it is being sent. */
  pending?: boolean;
}

export const priorities = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const;
export const categories = ['PRODUCT_ISSUE', 'BILLING_ISSUE', 'FEATURE_REQUEST', 'GENERAL_INQUIRY'] as const;
