import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { formatRelative } from '@/shared/format';
import { notifyProblem } from '@/shared/notify';
import { Warning } from '../../components/warning';
import { fetchDraft, useDraft } from './draft-context';
import { useFieldLabel } from './use-field-label';

/**
 * Somebody else has changed the draft since this page read it. Nothing is overwritten: the person sees who it was and
 * chooses whether their own, unsaved values come on top.
 */
export function StaleNotice() {
  const { t, i18n } = useTranslation('desk');
  const { editor, draft, status, problem, unsaved } = useDraft();
  const fieldLabel = useFieldLabel();
  const load = useMutation({
    mutationFn: async (keepMine: boolean) => editor.resolve(await fetchDraft(), keepMine),
    onError: notifyProblem,
  });
  const newest = useQuery({
    queryKey: ['settings', 'newest-draft', draft.version],
    queryFn: fetchDraft,
    enabled: status === 'stale',
    gcTime: 0,
  }).data;
  if (status !== 'stale') return null;

  const mine = Object.keys(unsaved)
    .map((path) => fieldLabel(path))
    .join(', ');
  const who = newest?.changedBy;
  return (
    <Warning role="alert" mb="md">
      <p>
        {who && newest.changedAt
          ? t('settings.stale.by', { name: who, when: formatRelative(newest.changedAt, i18n.language) })
          : (problem instanceof ApiError && problem.detail) || t('settings.stale.somebody')}{' '}
        {t('settings.stale.mine', { fields: mine })}
      </p>
      <Group gap="xs">
        <Button size="compact-md" loading={load.isPending} onClick={() => load.mutate(false)}>
          {t('settings.stale.theirs')}
        </Button>
        <Button size="compact-md" variant="default" disabled={load.isPending} onClick={() => load.mutate(true)}>
          {t('settings.stale.keep')}
        </Button>
      </Group>
    </Warning>
  );
}
