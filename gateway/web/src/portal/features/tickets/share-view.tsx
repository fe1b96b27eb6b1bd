import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListViewItem } from '@/shared/api-schema';
import { apiUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSignedIn } from '@/shared/session';
import { useCancelMail, useCloseFeed, useOpenFeed, useScheduleMail } from './lists-api';
import classes from './views-dialog.module.css';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A Monday. */
const firstDay = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** A view by a secret address and by e-mail. */
export function ShareView({ view, onDone }: { view: ListViewItem; onDone: () => void }) {
  const { t } = useTranslation('portal');
  return (
    <div className={classes.form} role="group" aria-label={t('feeds.share', { view: view.name })}>
      <Text fw={600}>{view.name}</Text>
      <Feed view={view} />
      <WeeklyMail view={view} />
      <Group>
        <Button variant="default" onClick={onDone}>
          {t('feeds.done')}
        </Button>
      </Group>
    </div>
  );
}

function Feed({ view }: { view: ListViewItem }) {
  const { t } = useTranslation(['portal', 'shared']);
  const open = useOpenFeed();
  const close = useCloseFeed();
  const [revoking, setRevoking] = useState(false);
  const secret = view.hasFeed ? open.data?.secret : undefined;
  const revoke = () =>
    close.mutate(view.id, {
      onSuccess: () => {
        open.reset();
        setRevoking(false);
      },
    });

  return (
    <Stack gap="xs">
      <h3 className={classes.heading}>{t('feeds.feed')}</h3>
      <Text size="sm">{t('feeds.feedText')}</Text>
      {secret !== undefined && (
        <>
          <Address label={t('feeds.csv')} secret={`${secret}.csv`} />
          <Address label={t('feeds.xlsx')} secret={`${secret}.xlsx`} />
          <Text size="sm" fw={600} role="status">
            {t('feeds.once')}
          </Text>
        </>
      )}
      {secret === undefined && view.hasFeed && <Text size="sm">{t('feeds.exists')}</Text>}
      <ProblemAlert error={open.error ?? close.error} />
      {revoking ? (
        <>
          <Text size="sm">{t('feeds.revokeQuestion', { view: view.name })}</Text>
          <Group gap="xs">
            <Button autoFocus loading={close.isPending} onClick={revoke}>
              {t('feeds.revoke')}
            </Button>
            <Button variant="default" onClick={() => setRevoking(false)}>
              {t('cancel', { ns: 'shared' })}
            </Button>
          </Group>
        </>
      ) : (
        <Group gap="xs">
          <Button variant="default" loading={open.isPending} onClick={() => open.mutate(view.id)}>
            {t(view.hasFeed ? 'feeds.again' : 'feeds.open')}
          </Button>
          {view.hasFeed && (
            <Button variant="default" onClick={() => setRevoking(true)}>
              {t('feeds.revoke')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function Address({ label, secret }: { label: string; secret: string }) {
  const { t } = useTranslation('portal');
  const clipboard = useClipboard({ timeout: 3000 });
  const address = apiUrl(`ticket-feeds/${secret}`);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput label={label} value={address} readOnly flex={1} onFocus={(event) => event.currentTarget.select()} />
      <ActionIcon
        variant="default"
        size={44}
        aria-label={clipboard.copied ? t('feeds.copied') : t('feeds.copy', { what: label })}
        onClick={() => clipboard.copy(address)}
      >
        <Icon name={clipboard.copied ? 'check' : 'copy'} />
      </ActionIcon>
    </Group>
  );
}

function WeeklyMail({ view }: { view: ListViewItem }) {
  const { t, i18n } = useTranslation('portal');
  const { email } = useSignedIn();
  const schedule = useScheduleMail(i18n.language);
  const cancel = useCancelMail();
  const [mail, setMail] = useState(view.mail ?? { day: '', hour: 8, format: 'csv' });
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const change = (part: Partial<typeof mail>) => {
    const next = { ...mail, ...part };
    setMail(next);
    if (next.day !== '') schedule.mutate({ id: view.id, ...next });
    else if (view.mail) cancel.mutate(view.id);
  };

  return (
    <Stack gap="xs">
      <h3 className={classes.heading}>{t('feeds.mail')}</h3>
      <Text size="sm">{t('feeds.mailText', { email })}</Text>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={t('feeds.day')}
          value={mail.day}
          data={[
            { value: '', label: t('feeds.never') },
            ...days.map((value, index) => ({ value, label: weekday.format(firstDay + index * dayMs) })),
          ]}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
        {mail.day !== '' && (
          <>
            <NativeSelect
              label={t('feeds.hour')}
              value={String(mail.hour)}
              data={Array.from({ length: 24 }, (_, hour) => ({
                value: String(hour),
                label: `${String(hour).padStart(2, '0')}:00`,
              }))}
              onChange={(event) => change({ hour: Number(event.currentTarget.value) })}
            />
            <NativeSelect
              label={t('feeds.format')}
              value={mail.format}
              data={[
                { value: 'csv', label: 'CSV' },
                { value: 'xlsx', label: 'Excel' },
              ]}
              onChange={(event) => change({ format: event.currentTarget.value })}
            />
          </>
        )}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {(schedule.isSuccess || cancel.isSuccess) && !schedule.isPending && !cancel.isPending ? t('feeds.saved') : ''}
      </Text>
      <ProblemAlert error={schedule.error ?? cancel.error} />
    </Stack>
  );
}
