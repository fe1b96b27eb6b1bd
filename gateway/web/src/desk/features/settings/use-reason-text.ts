import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseReasons } from './policy-cases';

/** Why a policy case came out as it did, in a sentence. */
export function useReasonText() {
  const { t } = useTranslation('desk');
  return useCallback(
    (reason: string): string => {
      const known = caseReasons.find((name) => name === reason);
      return known ? t(`settings.case.reason.${known}`) : reason;
    },
    [t],
  );
}
