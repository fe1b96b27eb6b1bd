import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import type { DeskMessage } from '../../types';
import { activityText } from './activity-line';
import classes from './reply-box.module.css';
import { useForeignChange } from './use-foreign-change';

/** Two people answering the same customer at once is the mistake a help desk must catch. */
export function ForeignChangeBanner({ number, messages }: { number: number; messages: DeskMessage[] }) {
  const { t } = useTranslation(['desk', 'shared']);
  const [change, dismiss] = useForeignChange(number, messages);
  if (!change) return null;
  const text =
    change.kind === 'activity'
      ? t('ticket.foreign.activity', { what: activityText(t, change) })
      : t(`ticket.foreign.${change.kind}`, { name: change.author.name });
  return (
    <Alert
      role="alert"
      mb="xs"
      icon={<Icon name="alert" />}
      classNames={{
        root: classes.warning,
        message: classes.warningText,
        icon: classes.warningText,
        closeButton: classes.warningText,
      }}
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={dismiss}
    >
      {text}
    </Alert>
  );
}
