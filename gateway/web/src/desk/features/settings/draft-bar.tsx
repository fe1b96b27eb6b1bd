import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import classes from './draft-bar.module.css';
import { fetchDraft, useDraft } from './draft-context';
import { ReviewDialog } from './review-dialog';
import { ScheduleLine } from './schedule-line';

/** What separates the draft from what customers see, and the ways to end that. */
export function DraftBar() {
  const { t } = useTranslation('desk');
  const { draft, editor, status, problem, unsaved, errors } = useDraft();
  const [reviewing, setReviewing] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const count = draft.changes.length;
  const refused = Object.keys(errors).length;

  const discard = useMutation({
    mutationFn: async () => {
      editor.dropUnsaved();
      if (editor.current().draft.version > 0) {
        await api.delete('settings/draft', { ifMatch: editor.current().draft.version });
      }
      editor.accept(await fetchDraft());
    },
    onSuccess: () => {
      setDiscarding(false);
      notifyDone(t('settings.discarded'));
    },
  });

  const pending = count > 0 || Object.keys(unsaved).length > 0;
  const state = () => {
    if (status === 'stale' || status === 'failed') return t('settings.notSaved');
    if (status === 'saving') return t('settings.saving');
    if (refused > 0) return t('settings.refused', { count: refused });
    if (count > 0) return t('settings.changes', { count });
    if (pending) return t('settings.saving');
    return t('settings.published');
  };

  return (
    <div className={classes.bar} data-pending={pending || undefined}>
      <p className={classes.state} role="status">
        {state()}
        {count > 0 && draft.changedBy && (
          <span className={classes.by}> {t('settings.changedBy', { name: draft.changedBy })}</span>
        )}
      </p>
      {status === 'failed' && (
        <div className={classes.failed}>
          <ProblemAlert error={problem} />
          <Button size="compact-md" variant="default" onClick={() => void editor.flush()}>
            {t('settings.retry')}
          </Button>
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" disabled={!pending} onClick={() => setDiscarding(true)}>
          {t('settings.discard')}
        </Button>
        <Button
          disabled={count === 0 && !pending}
          onClick={() => {
            void editor.flush().then(() => setReviewing(true));
          }}
        >
          {t('settings.review')}
        </Button>
      </div>
      <ScheduleLine />
      <ReviewDialog opened={reviewing} onClose={() => setReviewing(false)} />
      <ConfirmDialog
        opened={discarding}
        title={t('settings.discardTitle')}
        text={t('settings.discardText', { count })}
        confirmLabel={t('settings.discard')}
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate()}
        onCancel={() => {
          discard.reset();
          setDiscarding(false);
        }}
      />
    </div>
  );
}
