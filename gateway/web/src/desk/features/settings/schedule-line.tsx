import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { formatDateTime } from '@/shared/format';
import classes from './draft-bar.module.css';
import { useDraft } from './draft-context';
import { useCancelSchedule } from './publish';
import type { ScheduleFailure } from './types';
import { useFieldLabel } from './use-field-label';

/** When the draft publishes itself, with the way to stop it; or why it did not. */
export function ScheduleLine() {
  const { t, i18n } = useTranslation('desk');
  const { scheduledFor, scheduledBy, editedSinceScheduled, scheduleFailure } = useDraft().draft;
  const cancel = useCancelSchedule();
  if (!scheduledFor) return scheduleFailure && <Failure failure={scheduleFailure} />;

  const due = new Date(scheduledFor) <= new Date();
  return (
    <div className={classes.schedule}>
      <p className={classes.scheduleText} role="status">
        {t(due ? 'settings.schedule.due' : 'settings.schedule.line', {
          when: formatDateTime(scheduledFor, i18n.language),
          name: scheduledBy,
        })}{' '}
        {editedSinceScheduled && t('settings.schedule.edited')}
      </p>
      <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('settings.schedule.cancel')}
      </Button>
      <ProblemAlert error={cancel.error} />
    </div>
  );
}

function Failure({ failure }: { failure: ScheduleFailure }) {
  const { t, i18n } = useTranslation('desk');
  const fieldLabel = useFieldLabel();
  const { code, names, text } = failure;
  const reason = () => {
    if (code === 'policy-failed') return t('settings.schedule.failed.cases', { names: names.join(', ') });
    if (code === 'forbidden') return t('settings.schedule.failed.forbidden', { name: names.join(', ') });
    const fields = names.map((path) => fieldLabel(path)).join(', ');
    if (code === 'conflict') return t('settings.schedule.failed.conflict', { fields });
    return code === 'validation' ? t('settings.schedule.failed.invalid', { fields }) : text;
  };
  return (
    <p className={classes.schedule} role="alert">
      {t('settings.schedule.failed.title', { when: formatDateTime(failure.scheduledFor, i18n.language) })} {reason()}
    </p>
  );
}
