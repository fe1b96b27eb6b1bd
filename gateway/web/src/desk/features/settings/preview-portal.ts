import { languages } from '@/shared/i18n';
import type { PortalInfo } from '@/shared/api-types';
import type { Property } from '../../data/properties';
import type { Settings } from './types';

/** What the customer app would be told of the portal if the draft were published. */
export function previewPortal(draft: Settings, published: Settings, properties: Property[]): PortalInfo {
  return {
    id: '',
    name: draft.name.trim() || published.name,
    slug: published.slug,
    language: draft.language,
    languages: [...languages],
    ticketsName: draft.ticketsName,
    form: { connected: draft.formConnected, menuText: draft.formMenuText },
    on: true,
    idleMinutes: draft.idleMinutes,
    theme: draft.theme,
    formHeader: draft.formHeader,
    systemPages: draft.systemPages,
    showStages: draft.showStages,
    consent: draft.consents.find(({ host }) => host === null) ?? null,
    access: { selfRegistration: draft.access.selfRegistration },
    columns: draft.columns.map(({ property, label }) => {
      const known = properties.find(({ name }) => name === property);
      return { property, label: label ?? (known?.standard ? null : (known?.label ?? null)), type: known?.type ?? null };
    }),
  };
}
