import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './api-types';
import { chosenLanguage, rememberLanguage } from './i18n';
import { usePortal } from './portal-query';
import { useSession } from './session';

/** The language in use and the way to choose another, which is remembered here and with the account. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const { saveLanguage } = useSession();
  return [
    i18n.language as Language,
    (language) => {
      rememberLanguage(language);
      saveLanguage(language);
      void i18n.changeLanguage(language);
    },
  ];
}

/** Unless someone chose a language here, it is the account's, else the portal's, also when that changes. */
export function LanguageFollower(): null {
  const { i18n } = useTranslation();
  const { state } = useSession();
  const portal = usePortal().data;
  const account = state.status === 'signed-in' ? state.session.language : null;
  const wanted = chosenLanguage() ?? account ?? portal?.language;

  useEffect(() => {
    if (wanted && wanted !== i18n.language) void i18n.changeLanguage(wanted);
  }, [wanted, i18n]);
  return null;
}
