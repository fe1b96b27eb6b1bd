import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';

interface Props {
  secondsLeft: number;
  onStay: () => void;
  onSignOut: () => void;
}

/** Shown shortly before an idle session ends. Escape counts as staying: whoever presses it is there. */
export default function IdleWarning({ secondsLeft, onStay, onSignOut }: Props) {
  const { t } = useTranslation('shared');
  return (
    <Dialog opened persistent onClose={onStay} title={t('idle.title')} zIndex={500}>
      <Text>{t('idle.text')}</Text>
      <Text fw={650} role="timer">
        {t('duration.seconds', { count: secondsLeft })}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onSignOut}>
          {t('signOut')}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {t('idle.stay')}
        </Button>
      </Group>
    </Dialog>
  );
}
