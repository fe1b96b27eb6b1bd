import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import classes from '../settings/draft-bar.module.css';
import type { Builder } from './use-builder';

/** Whether the form is saved, and what to do if not. */
export function SaveBar({ builder }: { builder: Builder }) {
  const { t } = useTranslation('desk');
  const [discarding, setDiscarding] = useState(false);
  const { dirty, saving, restored, errors } = builder;
  const refused = Object.keys(errors).length;
  const stale = builder.problem instanceof ApiError && builder.problem.status === 412;
  const inUse = builder.problem instanceof ApiError && builder.problem.code === 'in-use';

  const state = () => {
    if (saving) return t('settings.saving');
    if (refused > 0) return t('forms.refused', { count: refused });
    if (restored) return t('forms.restored');
    return dirty ? t('forms.unsaved') : t('forms.allSaved');
  };

  return (
    <div className={classes.bar} data-pending={dirty || undefined}>
      <p className={classes.state} role="status">
        {state()}
      </p>
      {dirty && !saving && !stale && refused === 0 && (
        <ProblemAlert error={inUse ? new ApiError(409, { detail: t('forms.usedMustFit') }) : builder.problem} />
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" disabled={!dirty || saving || stale} onClick={() => setDiscarding(true)}>
          {t('settings.discard')}
        </Button>
        <Button disabled={!dirty || stale} loading={saving} onClick={() => builder.save()}>
          {t('save')}
        </Button>
      </div>
      <ConfirmDialog
        opened={discarding}
        title={t('forms.discardTitle')}
        text={t('forms.discardText')}
        confirmLabel={t('settings.discard')}
        onConfirm={() => {
          builder.discard();
          setDiscarding(false);
        }}
        onCancel={() => setDiscarding(false)}
      />
    </div>
  );
}
