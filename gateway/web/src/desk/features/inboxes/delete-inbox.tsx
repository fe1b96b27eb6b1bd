import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { isStale, StaleNotice } from '../../components/stale-notice';
import type { InboxSetting } from './inbox-settings';
import { useDeleteInbox } from './inbox-settings';

interface Props {
  inbox: InboxSetting;
  /** Where its tickets can go; the default one stands first in the choice. */
  others: InboxSetting[];
  onClose: () => void;
  onReload: () => void;
}

export function DeleteInbox({ inbox, others, onClose, onReload }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const remove = useDeleteInbox();
  const { name } = inbox;
  const [moveTo, setMoveTo] = useState((others.find(({ isDefault }) => isDefault) ?? others[0])?.id ?? '');

  const submit = () =>
    remove.mutate(
      { inbox, moveTo },
      {
        onSuccess: () => {
          notifyDone(t('inboxes.deleted', { name }));
          onClose();
        },
      },
    );

  return (
    <Dialog opened onClose={onClose} title={t('inboxes.deleteTitle', { name })}>
      <Text>{t('inboxes.deleteText')}</Text>
      <NativeSelect
        label={t('inboxes.moveTo')}
        value={moveTo}
        data={others.map((other) => ({ value: other.id, label: other.name }))}
        onChange={(event) => setMoveTo(event.currentTarget.value)}
      />
      <StaleNotice error={remove.error} onReload={onReload} />
      {!isStale(remove.error) && <ProblemAlert error={remove.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel', { ns: 'shared' })}
        </Button>
        <Button loading={remove.isPending} disabled={isStale(remove.error)} onClick={submit}>
          {t('inboxes.delete')}
        </Button>
      </Group>
    </Dialog>
  );
}
