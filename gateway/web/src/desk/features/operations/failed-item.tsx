import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { RelativeTime } from '@/shared/components/relative-time';
import { notifyDone } from '@/shared/notify';
import { useDiscard, useReplay } from './messaging-queries';
import classes from './operations.module.css';
import type { FailedMessage } from './types';

export function FailedItem({ service, message }: { service: string; message: FailedMessage }) {
  const { t } = useTranslation('desk');
  const name = useId();
  const [asking, setAsking] = useState(false);
  const replay = useReplay(service, message.id, () => notifyDone(t('operations.replayed')));
  const discard = useDiscard(service, message.id, () => notifyDone(t('operations.discarded')));
  const busy = replay.isPending || discard.isPending;

  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <h3 className={classes.type} id={name}>
          {message.type}
        </h3>
        <p className={classes.error}>{message.error}</p>
        <p className={classes.muted}>
          {[
            message.queue ? t('operations.inQueue', { queue: message.queue }) : t('operations.onTheWay'),
            t('operations.attempts', { count: message.attempts }),
          ].join(' · ')}
          {' · '}
          <RelativeTime value={message.createdAt} />
        </p>
      </div>
      <div className={classes.actions}>
        <Button loading={replay.isPending} disabled={busy} aria-describedby={name} onClick={() => replay.mutate()}>
          {t('operations.replay')}
        </Button>
        <Button
          variant="default"
          loading={discard.isPending}
          disabled={busy}
          aria-describedby={name}
          onClick={() => setAsking(true)}
        >
          {t('operations.discard')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        title={t('operations.discardTitle')}
        text={t('operations.discardText', { type: message.type })}
        confirmLabel={t('operations.discard')}
        onConfirm={() => {
          setAsking(false);
          discard.mutate();
        }}
        onCancel={() => setAsking(false)}
      />
    </li>
  );
}
