import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { isStale, StaleNotice } from '../../components/stale-notice';
import { fieldErrors } from '../../field-errors';
import type { InboxSetting } from './inbox-settings';
import { useSaveInbox } from './inbox-settings';

interface Props {
  /** Null creates one. */
  known: InboxSetting | null;
  onClose: () => void;
  /** Somebody has changed it since. */
  onReload: () => void;
}

export function InboxDialog({ known, onClose, onReload }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const save = useSaveInbox();
  const form = useForm({
    initialValues: { name: known?.name ?? '' },
    validate: { name: (name) => (name.trim() === '' ? t('inboxes.missing') : null) },
  });
  const submit = ({ name }: { name: string }) =>
    save.mutate(
      { known, name: name.trim() },
      {
        onSuccess: (saved) => {
          notifyDone(t('inboxes.saved', { name: saved.name }));
          onClose();
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );

  return (
    <Dialog opened onClose={onClose} title={known ? t('inboxes.renameNamed', { name: known.name }) : t('inboxes.new')}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          <TextInput
            label={t('inboxes.name')}
            maxLength={100}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          {known && <StaleNotice error={save.error} onReload={onReload} />}
          {!form.errors.name && !isStale(save.error) && <ProblemAlert error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={isStale(save.error)}>
              {known ? t('save') : t('inboxes.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
