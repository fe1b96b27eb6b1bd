import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { Dialog } from '@/shared/components/dialog';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { Warning } from '../../components/warning';
import { ChangeList } from './change-list';
import { useDraft } from './draft-context';
import { FailedCases } from './failed-cases';
import { usePublish, useRebase, useSchedule } from './publish';
import { PublishTime } from './publish-time';
import classes from './review-dialog.module.css';
import { momentOf } from './schedule';
import { useFieldLabel } from './use-field-label';

/** Everything that publishing would change, old beside new, before it is done. */
export function ReviewDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { draft, errors } = useDraft();
  const [note, setNote] = useState('');
  const [time, setTime] = useState<string | null>(null);
  const [wrongTime, setWrongTime] = useState(false);
  const done = () => {
    setNote('');
    setTime(null);
    onClose();
  };
  const publish = usePublish(done);
  const schedule = useSchedule(done);
  const rebase = useRebase();
  const fieldLabel = useFieldLabel();
  const error = publish.error ?? schedule.error;
  const failed = error instanceof ApiError && error.code === 'policy-failed' ? error : null;
  const confirm = () => {
    publish.reset();
    schedule.reset();
    const at = time === null ? null : momentOf(time, new Date());
    setWrongTime(time !== null && at === null);
    if (at !== null) schedule.mutate({ at, note });
    else if (time === null) publish.mutate(note);
  };
  const close = () => {
    publish.reset();
    schedule.reset();
    rebase.reset();
    onClose();
  };

  return (
    <Dialog opened={opened} onClose={close} title={t('settings.reviewTitle')} size={760}>
      <p className={classes.lead}>{t('settings.reviewLead')}</p>
      {draft.changes.length === 0 ? <p>{t('settings.noChanges')}</p> : <ChangeList changes={draft.changes} />}
      {Object.keys(errors).length > 0 && (
        <p className={classes.note}>
          {t('settings.notInDraft', { fields: [...new Set(Object.keys(errors).map((path) => fieldLabel(path)))].join(', ') })}
        </p>
      )}
      {draft.warnings.map(({ field, code, ratio }) => (
        <p key={field} className={classes.note}>
          {code === 'form'
            ? t('settings.formWarning')
            : t('settings.contrastWarning', { field: fieldLabel(field), ratio: ratio?.toFixed(1) })}
        </p>
      ))}
      {draft.stale && (
        <Warning>
          <p>
            {draft.conflicts.length > 0
              ? t('settings.collides', { fields: draft.conflicts.map((path) => fieldLabel(path)).join(', ') })
              : t('settings.publishedMeanwhile')}
          </p>
          <Button size="compact-md" variant="default" loading={rebase.isPending} onClick={() => rebase.mutate()}>
            {draft.conflicts.length > 0 ? t('settings.keepMine') : t('settings.takeOver')}
          </Button>
        </Warning>
      )}
      <TextInput
        label={t('settings.note')}
        description={t('settings.noteHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <PublishTime
        value={time}
        wrong={wrongTime}
        onChange={(value) => {
          setTime(value);
          setWrongTime(false);
        }}
      />
      {failed ? <FailedCases error={failed} /> : <ProblemAlert error={error ?? rebase.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('settings.later')}
        </Button>
        <Button
          leftSection={<Icon name="check" />}
          loading={publish.isPending || schedule.isPending}
          disabled={draft.changes.length === 0 || (draft.stale && draft.conflicts.length > 0)}
          onClick={confirm}
        >
          {time === null ? t('settings.publish') : t('settings.schedule.confirm')}
        </Button>
      </Group>
    </Dialog>
  );
}
