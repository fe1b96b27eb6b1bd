import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { newKey } from '@/shared/idempotency';
import { notifyDone, notifyProblem } from '@/shared/notify';
import type { FormItem } from './form-list';
import { formsQuery } from './form-list';
import { paths } from '../../paths';
import { AreaFrame } from '../settings-area/area-frame';
import { CreateForm } from './create-form';
import { useDeleteForm, useDuplicateForm } from './form-api';
import { FormRow } from './form-row';
import classes from './forms.module.css';

export default function FormsPage() {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const forms = useQuery(formsQuery);
  const duplicate = useDuplicateForm();
  const remove = useDeleteForm();
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<FormItem | null>(null);
  const refused = remove.error instanceof ApiError && remove.error.code === 'in-use';

  const copy = (form: FormItem) =>
    duplicate.mutate(
      { form, name: t('forms.copyOf', { name: form.name }).slice(0, 200), key: newKey() },
      { onSuccess: ({ id }) => void navigate(paths.form(id)), onError: notifyProblem },
    );
  const close = () => {
    remove.reset();
    setDeleting(null);
  };

  return (
    <AreaFrame
      title={t('settingsArea.pages.forms')}
      lead={t('forms.lead')}
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
          {t('forms.create')}
        </Button>
      }
    >
      {forms.isPending && <LoadingRows rows={3} height={88} />}
      {forms.isError && <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />}
      {forms.data?.length === 0 && <StatePanel icon="file" title={t('forms.empty')} text={t('forms.emptyText')} />}
      {forms.data && forms.data.length > 0 && (
        <ul className={classes.list} aria-label={t('settingsArea.pages.forms')}>
          {forms.data.map((form) => (
            <FormRow
              key={form.id}
              form={form}
              busy={duplicate.isPending}
              onDuplicate={() => copy(form)}
              onDelete={() => setDeleting(form)}
            />
          ))}
        </ul>
      )}
      {creating && <CreateForm onClose={() => setCreating(false)} />}
      <ConfirmDialog
        opened={deleting !== null}
        title={t('forms.deleteTitle', { name: deleting?.name })}
        text={t('forms.deleteText')}
        confirmLabel={t('forms.delete')}
        busy={remove.isPending}
        error={refused ? new ApiError(409, { detail: t('forms.inUse') }) : remove.error}
        onConfirm={() =>
          deleting &&
          remove.mutate(deleting, {
            onSuccess: () => {
              notifyDone(t('forms.deleted', { name: deleting.name }));
              close();
            },
          })
        }
        onCancel={close}
      />
    </AreaFrame>
  );
}
