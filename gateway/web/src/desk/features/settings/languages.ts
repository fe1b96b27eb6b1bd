import type { Language } from '@/shared/api-types';

/** Each language in its own words, as everywhere. */
export const languageOptions: { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'nl', label: 'Nederlands' },
  { value: 'fr', label: 'Français' },
];
