import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { formatRelative } from '@/shared/format';
import { Warning } from './warning';

interface Props {
  error: unknown;
  busy?: boolean;
  /** Shows the newest instead of what was typed. */
  onReload: () => void;
  /** Saves what was typed on top of the newest. */
  onKeep?: () => void;
}

export const isStale = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 412;

/** Who was faster, as the refusal says; null where it does not know. */
export function fasterOne(error: unknown): { name: string; at: string } | null {
  if (!isStale(error)) return null;
  const { changedBy, changedAt } = error.details;
  return typeof changedBy === 'string' && typeof changedAt === 'string' ? { name: changedBy, at: changedAt } : null;
}

/** Somebody else was faster: says who, and lets the person choose. Renders nothing for other errors. */
export function StaleNotice({ error, busy, onReload, onKeep }: Props) {
  const { t, i18n } = useTranslation('desk');
  const last = fasterOne(error);
  if (!isStale(error)) return null;

  return (
    <Warning role="alert">
      <p>
        {last
          ? t('changedMeanwhile.by', { name: last.name, when: formatRelative(last.at, i18n.language) })
          : t('changedMeanwhile.somebody')}
      </p>
      <Group gap="xs">
        <Button size="compact-md" disabled={busy} onClick={onReload}>
          {t('changedMeanwhile.reload')}
        </Button>
        {onKeep && (
          <Button size="compact-md" variant="default" disabled={busy} onClick={onKeep}>
            {t('changedMeanwhile.keep')}
          </Button>
        )}
      </Group>
    </Warning>
  );
}
