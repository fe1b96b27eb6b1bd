import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { portalQuery } from '@/shared/portal-query';
import { deskKeys } from '../../keys';
import { fetchDraft, useDraft } from './draft-context';

/** Switches the portal on or off (P39). The one setting that takes effect at once: it is for emergencies, too. */
export function PortalSwitch() {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const { draft, editor } = useDraft();
  const [asking, setAsking] = useState(false);
  const { on } = draft.published;

  const change = useMutation({
    mutationFn: async (next: boolean) => {
      await editor.flush();
      await api.patch('settings/portal', { on: next });
      return fetchDraft();
    },
    onSuccess: (newest) => {
      editor.accept(newest);
      queryClient.setQueryData(deskKeys.draft, newest);
      void queryClient.invalidateQueries({ queryKey: portalQuery.queryKey });
      setAsking(false);
      notifyDone(newest.published.on ? t('settings.nowOn') : t('settings.nowOff'));
    },
  });

  return (
    <>
      <Switch
        label={t('settings.on')}
        checked={on}
        disabled={change.isPending}
        onChange={(event) => {
          if (event.currentTarget.checked) change.mutate(true, { onError: notifyProblem });
          else setAsking(true);
        }}
      />
      <ConfirmDialog
        opened={asking}
        title={t('settings.offTitle')}
        text={t('settings.offText')}
        confirmLabel={t('settings.offConfirm')}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate(false)}
        onCancel={() => {
          change.reset();
          setAsking(false);
        }}
      />
    </>
  );
}
