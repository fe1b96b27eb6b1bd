import type * as schema from '@/shared/api-schema';
import type { Language } from '@/shared/api-types';

export type PortalSettings = Omit<schema.PortalSettings, 'language' | 'domains'> & {
  language: Language;
  domains: { host: string; language: Language }[];
};

export type Editable = Omit<PortalSettings, 'id' | 'version'>;

export function editable(settings: PortalSettings): Editable {
  const copy: Partial<PortalSettings> = { ...settings };
  delete copy.id;
  delete copy.version;
  return copy as Editable;
}

/** Only what was changed is sent, so two administrators at different settings do not undo each other. */
export function changes(before: Editable, after: Editable): Partial<Editable> {
  const names = Object.keys(after) as (keyof Editable)[];
  return Object.fromEntries(
    names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]),
  );
}
