import type { SettingsTab } from './tabs';
import type { Settings } from './types';

const tabs: Record<keyof Settings, SettingsTab> = {
  name: 'general',
  slug: 'general',
  on: 'general',
  idleMinutes: 'general',
  defaultInboxId: 'general',
  ticketsName: 'display',
  columns: 'display',
  ownerName: 'display',
  showStages: 'display',
  ticketFilter: 'display',
  closedReply: 'actions',
  newTicketAfterDays: 'actions',
  customersMayClose: 'actions',
  closedStages: 'actions',
  askRating: 'actions',
  formConnected: 'form',
  formId: 'form',
  formMenuText: 'form',
  formHeader: 'form',
  ticketScope: 'permissions',
  scopeFilter: 'permissions',
  customersMayHide: 'permissions',
  theme: 'theme',
  language: 'domains',
  domains: 'domains',
  systemPages: 'pages',
  consents: 'consent',
  access: 'access',
};

/** Where a setting is edited, by its path such as `theme.primaryColor`. */
export function tabOfField(path: string): SettingsTab {
  return tabs[path.split(/[.[]/u)[0] as keyof Settings] ?? 'general';
}
