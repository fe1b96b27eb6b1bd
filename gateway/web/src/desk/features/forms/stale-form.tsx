import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { formatRelative } from '@/shared/format';
import { Warning } from '../../components/warning';
import type { FormRecord } from './form-definition';
import type { Builder } from './use-builder';

/** Somebody else has saved the form meanwhile: nothing is overwritten unless the person who sees this says so. */
export function StaleForm({ builder, id }: { builder: Builder; id: string }) {
  const { t, i18n } = useTranslation('desk');
  const stale = builder.problem instanceof ApiError && builder.problem.status === 412;
  const newest = useQuery({
    queryKey: ['settings', 'newest-form', id],
    queryFn: () => api.get<FormRecord>(`settings/forms/${id}`),
    enabled: stale,
    gcTime: 0,
    staleTime: 0,
  });
  if (!stale) return null;

  const theirs = newest.data;
  return (
    <Warning role="alert" mb="md">
      <p>
        {theirs?.changedBy && theirs.changedAt
          ? t('forms.stale.by', { name: theirs.changedBy, when: formatRelative(theirs.changedAt, i18n.language) })
          : t('forms.stale.somebody')}{' '}
        {t('forms.stale.mine')}
      </p>
      <ProblemAlert error={newest.error} />
      <Group gap="xs">
        <Button size="compact-md" disabled={!theirs} onClick={() => theirs && builder.discard(theirs)}>
          {t('forms.stale.theirs')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={!theirs}
          loading={builder.saving}
          onClick={() => theirs && builder.save(theirs.version)}
        >
          {t('forms.stale.keep')}
        </Button>
      </Group>
    </Warning>
  );
}
