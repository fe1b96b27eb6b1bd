import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './api-types';
import { isView } from './base';

export const languages: readonly Language[] = ['en', 'de', 'nl', 'fr'];
const storageKey = 'portal-language';

/** Imports one language of one namespace, e.g. `import('./locales/de.json')`. */
type Loader = (language: string) => Promise<{ default: Record<string, unknown> }>;

const shared: Loader = (language) => import(`./locales/${language}.json`);

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** What somebody chose in this browser; a view is in the language of the customer it is of. */
export function chosenLanguage(): Language | null {
  if (isView()) return null;
  try {
    const stored = localStorage.getItem(storageKey);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  if (isView()) return;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Remembered for this page only.
  }
}

/** For pages shown before any portal is known. */
export function browserLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Starts translation with the shared texts and one app's own; only the language in use is downloaded. */
export async function initI18n(namespace: 'portal' | 'desk', load: Loader, language: Language): Promise<void> {
  i18next.on('languageChanged', (next) => {
    document.documentElement.lang = next;
  });
  await i18next
    .use({
      type: 'backend' as const,
      read(lng: string, ns: string, done: (error: unknown, data: Record<string, unknown> | null) => void) {
        (ns === 'shared' ? shared : load)(lng).then(
          (module) => done(null, module.default),
          (error: unknown) => done(error, null),
        );
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      ns: ['shared', namespace],
      defaultNS: 'shared',
      // Every key exists in every language (a test holds that), so no second language is fetched.
      fallbackLng: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}
