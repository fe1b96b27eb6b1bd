import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { notifyDone } from '@/shared/notify';
import { AreaFrame } from '../settings-area/area-frame';
import { DeleteInbox } from './delete-inbox';
import { InboxDialog } from './inbox-dialog';
import { InboxItem } from './inbox-item';
import type { InboxSetting } from './inbox-settings';
import { useInboxSettings, useMakeDefault } from './inbox-settings';
import classes from './inboxes.module.css';

/** Where tickets arrive. */
export default function InboxesPage() {
  const { t } = useTranslation('desk');
  const inboxes = useInboxSettings();
  const makeDefault = useMakeDefault();
  const [edited, setEdited] = useState<InboxSetting | 'new' | null>(null);
  const [chosen, setChosen] = useState<InboxSetting | null>(null);
  const [deleted, setDeleted] = useState<InboxSetting | null>(null);
  const reload = () => {
    setEdited(null);
    setDeleted(null);
    void inboxes.refetch();
  };

  return (
    <AreaFrame
      title={t('settingsArea.pages.inboxes')}
      lead={`${t('inboxes.lead')} ${inboxes.mayChoose ? '' : t('inboxes.defaultElsewhere')}`.trim()}
      actions={
        <Button leftSection={<Icon name="plus" />} disabled={!inboxes.data} onClick={() => setEdited('new')}>
          {t('inboxes.create')}
        </Button>
      }
    >
      {inboxes.isPending ? (
        <LoadingRows rows={3} />
      ) : !inboxes.data ? (
        <ErrorState error={inboxes.error} onRetry={() => void inboxes.refetch()} />
      ) : (
        <ul className={classes.list} aria-label={t('settingsArea.pages.inboxes')}>
          {inboxes.data.map((inbox) => (
            <InboxItem
              key={inbox.id}
              inbox={inbox}
              onRename={() => setEdited(inbox)}
              onMakeDefault={inboxes.mayChoose ? () => setChosen(inbox) : undefined}
              onDelete={() => setDeleted(inbox)}
            />
          ))}
        </ul>
      )}
      {edited && <InboxDialog known={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onReload={reload} />}
      {deleted && (
        <DeleteInbox
          inbox={deleted}
          others={inboxes.data?.filter(({ id }) => id !== deleted.id) ?? []}
          onClose={() => setDeleted(null)}
          onReload={reload}
        />
      )}
      <ConfirmDialog
        opened={chosen !== null}
        title={t('inboxes.defaultTitle', { name: chosen?.name })}
        text={t('inboxes.defaultText')}
        confirmLabel={t('inboxes.makeDefault')}
        busy={makeDefault.isPending}
        error={makeDefault.error}
        onConfirm={() =>
          chosen &&
          makeDefault.mutate(chosen, {
            onSuccess: () => {
              notifyDone(t('inboxes.isDefaultNow', { name: chosen.name }));
              setChosen(null);
            },
          })
        }
        onCancel={() => {
          makeDefault.reset();
          setChosen(null);
        }}
      />
    </AreaFrame>
  );
}
