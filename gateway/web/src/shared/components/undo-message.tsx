import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What was done, with the way back; for a notification. */
export function UndoMessage({ text, onUndo }: { text: string; onUndo: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <Group justify="space-between" wrap="nowrap">
      <span>{text}</span>
      <Button size="compact-sm" variant="light" onClick={onUndo}>
        {t('undo')}
      </Button>
    </Group>
  );
}
