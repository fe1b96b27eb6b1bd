import type * as schema from './api-schema';

/**
 * Shapes that both apps exchange with the gateway, as its API description has them (`npm run api`);
 * each app keeps its own beside its features. What the description only calls a text is narrowed here.
 */
export type Language = 'en' | 'de' | 'nl' | 'fr';

export type PortalInfo = Omit<schema.PortalView, 'language' | 'languages'> & { language: Language; languages: Language[] };

export type Session = Omit<schema.SessionView, 'language' | 'roles'> & {
  language: Language | null;
  roles: ('agent' | 'admin' | 'operator')[];
};

export type Page<T> = Omit<schema.PageOfTicketItem, 'items'> & { items: T[] };

export type Attachment = schema.AttachmentRef;

/** What a page adds to a message. */
export interface LocalMessage {
  author: { me?: boolean };
  /** Shown while it is being sent. */
  pending?: boolean;
}

/** What the messages of both apps have in common. The HTML was sanitised by the server. */
export type Message = Omit<schema.MessageItem, 'author'> & { author: Omit<schema.MessageAuthorItem, 'me'> } & LocalMessage;

export const priorities = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const;
export const categories = ['PRODUCT_ISSUE', 'BILLING_ISSUE', 'FEATURE_REQUEST', 'GENERAL_INQUIRY'] as const;
