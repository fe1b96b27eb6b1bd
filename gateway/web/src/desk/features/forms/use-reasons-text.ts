import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormReason } from './form-list';

/** What keeps the portal from using a form, in words. */
export function useReasonsText() {
  const { t, i18n } = useTranslation('desk');
  return useCallback(
    (reasons: FormReason[]) =>
      new Intl.ListFormat(i18n.language).format(reasons.map((reason) => t(`settings.formReason.${reason}`))),
    [t, i18n.language],
  );
}
