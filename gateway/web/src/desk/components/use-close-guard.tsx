import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';

/** Closes at once what holds nothing new; asks before typed text is thrown away. */
export function useCloseGuard(dirty: boolean, onClose: () => void) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  return {
    close: () => (dirty ? setAsking(true) : onClose()),
    question: (
      <ConfirmDialog
        opened={asking}
        title={t('discardChanges.title')}
        text={t('discardChanges.text')}
        confirmLabel={t('discardChanges.confirm')}
        onConfirm={onClose}
        onCancel={() => setAsking(false)}
      />
    ),
  };
}
