import type { Language, PortalTheme } from '@/shared/api-types';
import type { Filter } from '../../components/filter-builder/filter';

export interface ColumnSetting {
  property: string;
  /** Null is the property's own label. */
  label: string | null;
}

export interface DomainSetting {
  host: string;
  language: Language;
}

export interface OwnerNameSetting {
  mode: 'firstName' | 'fullName' | 'lastName' | 'alias';
  alias: string | null;
}

export interface ConsentSetting {
  /** Null is every domain without a text of its own. */
  host: string | null;
  required: boolean;
  text: string;
  checkboxLabel: string;
}

export interface SystemPageSetting {
  page: string;
  language: Language;
  template: 'card' | 'split' | 'plain';
  title: string | null;
  text: string | null;
}

export interface AccessSetting {
  selfRegistration: boolean;
  groupsRequired: boolean;
  groups: string[];
}

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
  customersMayClose: boolean;
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

export interface SettingWarning {
  field: string;
  code: string;
  ratio: number;
}

/** What is edited, beside what customers see meanwhile. */
export interface Draft {
  version: number;
  basedOn: number;
  changedAt: string | null;
  changedBy: string | null;
  settings: Settings;
  published: Settings;
  changes: SettingChange[];
  /** Somebody has published since the draft was begun. */
  stale: boolean;
  /** Fields that both have changed since. */
  conflicts: string[];
  warnings: SettingWarning[];
}
