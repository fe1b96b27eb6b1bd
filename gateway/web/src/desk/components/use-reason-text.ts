import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** By which rule a ticket is shown to a contact or hidden. */
const reasons = [
  'own',
  'participant',
  'company',
  'group',
  'ticket-filter',
  'hidden',
  'own-only',
  'not-in-group',
  'other-company',
  'portal-off',
  'unknown-contact',
  'unknown-ticket',
] as const;

/** Why a contact sees a ticket or does not, in a sentence. */
export function useReasonText() {
  const { t } = useTranslation('desk');
  return useCallback(
    (reason: string): string => {
      const known = reasons.find((name) => name === reason);
      return known ? t(`settings.case.reason.${known}`) : reason;
    },
    [t],
  );
}
