import type * as schema from './api-schema';

/**
 * Shapes that both apps exchange with the gateway, as its API description has them (`npm run api`);
 * each app keeps its own beside its features. What the description only calls a text is narrowed here.
 */
export type Language = 'en' | 'de' | 'nl' | 'fr';

export type PortalInfo = Omit<
  schema.PortalView,
  'language' | 'languages' | 'theme' | 'columns' | 'formHeader' | 'systemPages'
> & {
  language: Language;
  languages: Language[];
  theme: PortalTheme;
  columns: TicketColumn[];
  /** Text above the form (P14); null leaves the form's own. */
  formHeader: string | null;
  systemPages: SystemPage[];
};

/** How the portal looks (P19). Colours are `#rrggbb`; assets are ids of uploaded images. */
export interface PortalTheme {
  logoId: string | null;
  darkLogoId: string | null;
  faviconId: string | null;
  primaryColor: string;
  headerColor: string | null;
  backgroundColor: string | null;
  font: 'system' | 'humanist' | 'geometric' | 'serif' | 'slab' | 'mono';
  /** Corners, in pixels. */
  radius: number;
  density: 'compact' | 'comfortable' | 'spacious';
  scheme: 'auto' | 'light' | 'dark';
}

export const propertyTypes = [
  'text',
  'multiline',
  'number',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'checkbox',
  'email',
  'file',
] as const;
export type PropertyType = (typeof propertyTypes)[number];

/** A column of the customers' list. */
export interface TicketColumn {
  property: string;
  /** Null is the translated name of a standard property. */
  label: string | null;
  /** Null for a property that is not known any more. */
  type: PropertyType | null;
}

/** Pages around signing in whose layout and texts can be chosen (P37). */
export const systemPages = [
  'sign-in',
  'sign-out',
  'register',
  'access-denied',
  'password-reset-request',
  'password-reset',
] as const;
export type SystemPageName = (typeof systemPages)[number];

/** Texts of a page around signing in, in one language (P37); null leaves the translated default. */
export interface SystemPage {
  page: string;
  language: string;
  template: 'card' | 'split' | 'plain';
  title: string | null;
  text: string | null;
}

export type Session = Omit<schema.SessionView, 'language' | 'roles' | 'permissions'> & {
  language: Language | null;
  /** Names of standard roles and of the portal's own. */
  roles: string[];
  /** What those roles allow. */
  permissions: string[];
};

export type Page<T> = Omit<schema.PageOfContactItem, 'items'> & { items: T[] };

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
