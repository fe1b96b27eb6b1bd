import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { Icon } from '@/shared/components/icons';
import { formatRelative } from '@/shared/format';
import { useSignedIn } from '@/shared/session';
import classes from './stale-notice.module.css';

interface Props {
  error: unknown;
  /** The record as the audit log names it. */
  kind: 'property' | 'pipeline' | 'inbox' | 'contact' | 'company' | 'role' | 'staff';
  id: string;
  busy?: boolean;
  /** Shows the newest instead of what was typed. */
  onReload: () => void;
  /** Saves what was typed on top of the newest. */
  onKeep?: () => void;
}

interface AuditLine {
  at: string;
  actor: { id: string | null; name: string };
  target: { id: string };
}

export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

/** Somebody else was faster: says who, as far as one may know, and lets the person choose. Renders nothing for other errors. */
export function StaleNotice({ error, kind, id, busy, onReload, onKeep }: Props) {
  const { t, i18n } = useTranslation('desk');
  const me = useSignedIn();
  const last = useQuery({
    queryKey: ['settings', 'last-change', kind, id],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: AuditLine[] }>('settings/audit', { query: { action: kind }, signal });
      return items.find(({ target, actor }) => target.id === id && actor.id !== me.id) ?? null;
    },
    enabled: isStale(error) && me.permissions.includes('audit'),
    gcTime: 0,
  }).data;
  if (!isStale(error)) return null;

  return (
    <Alert
      role="alert"
      icon={<Icon name="alert" />}
      classNames={{ root: classes.warning, message: classes.text, icon: classes.text }}
    >
      <p className={classes.line}>
        {last
          ? t('changedMeanwhile.by', { name: last.actor.name, when: formatRelative(last.at, i18n.language) })
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
    </Alert>
  );
}
