import type * as schema from '@/shared/api-schema';
import type { Language, PortalTheme } from '@/shared/api-types';
import type { Filter } from '../../components/filter-builder/filter';

/** Without a label it has the property's own. */
export type ColumnSetting = schema.TicketColumn;

export interface DomainSetting {
  host: string;
  language: Language;
}

export type OwnerNameSetting = schema.OwnerName;

export type ConsentSetting = schema.ConsentNotice;

export interface SystemPageSetting {
  page: string;
  language: Language;
  template: 'card' | 'split' | 'plain';
  title: string | null;
  text: string | null;
}

export type AccessSetting = schema.AccessSettings;

/** Everything an administrator can set. Null texts leave what is translated or comes from elsewhere. */
export interface Settings {
  name: string;
  slug: string;
  on: boolean;
  idleMinutes: number;
  ticketScope: 'own' | 'company' | 'group';
  scopeFilter: Filter | null;
  ticketsName: string | null;
  formConnected: boolean;
  formId: string | null;
  formMenuText: string | null;
  formHeader: string | null;
  defaultInboxId: string | null;
  language: Language;
  closedReply: 'reopen' | 'refuse';
  /** Since closing; null: a reply reopens however late. */
  newTicketAfterDays: number | null;
  customersMayClose: boolean;
  /** From their colleagues. */
  customersMayHide: boolean;
  /** Once a ticket is closed. */
  askRating: boolean;
  /** Stage by pipeline. */
  closedStages: Record<string, string>;
  domains: DomainSetting[];
  columns: ColumnSetting[];
  ownerName: OwnerNameSetting;
  showStages: boolean;
  ticketFilter: Filter | null;
  theme: PortalTheme;
  systemPages: SystemPageSetting[];
  consents: ConsentSetting[];
  access: AccessSetting;
}

/** What is sent: the fields to change; null brings the recommended columns back (P23). */
export type SettingsPatch = Partial<Omit<Settings, 'columns'> & { columns: ColumnSetting[] | null }>;

export interface SettingChange {
  /** A path such as `theme.primaryColor` or `domains[support.example.com].language`. */
  field: string;
  label: string;
  from: unknown;
  to: unknown;
}

/** `contrast` with its ratio, or `form` for a chosen form that files no tickets any more. */
export type SettingWarning = schema.SettingWarning;

/** Why the draft was not published at the time that was set. */
export type ScheduleFailure = schema.ScheduleFailure;

/** What is edited, beside what customers see meanwhile. `stale`: somebody has published since; `conflicts`: what both have changed. */
export type Draft = Omit<schema.DraftView, 'settings' | 'published' | 'changes'> & {
  settings: Settings;
  published: Settings;
  changes: SettingChange[];
};
