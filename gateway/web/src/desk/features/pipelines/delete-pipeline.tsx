import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { isStale, StaleNotice } from '../../components/stale-notice';
import type { PipelineSetting } from '../../data/pipeline-settings';
import { stagesInUse, useDeletePipeline } from './save-pipeline';
import { useTicketCount } from './use-ticket-count';

interface Props {
  pipeline: PipelineSetting;
  /** Where its tickets can go. */
  others: PipelineSetting[];
  onClose: () => void;
  /** Somebody has changed it since: shows that before anything is deleted. */
  onReload: () => void;
}

/** Deletes a pipeline and asks, where it holds tickets, which one takes them. */
export function DeletePipeline({ pipeline, others, onClose, onReload }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const count = useTicketCount();
  const remove = useDeletePipeline();
  const [moveTo, setMoveTo] = useState('');
  const [missing, setMissing] = useState(false);
  const { name } = pipeline;
  const arrived = stagesInUse(remove.error)?.reduce((sum, stage) => sum + stage.tickets, 0) ?? 0;
  const tickets = Math.max(pipeline.tickets, arrived);

  const submit = () => {
    if (tickets > 0 && moveTo === '') {
      setMissing(true);
      return;
    }
    remove.mutate(
      { pipeline, moveTo: moveTo || null },
      {
        onSuccess: () => {
          notifyDone(tickets > 0 ? t('pipelines.deletedMoving', { name }) : t('pipelines.deleted', { name }));
          onClose();
        },
      },
    );
  };

  return (
    <Dialog opened onClose={onClose} title={t('pipelines.deleteTitle', { name })}>
      <Text>{tickets > 0 ? t('pipelines.deleteMoving', { tickets: count(tickets) }) : t('pipelines.deleteText')}</Text>
      {tickets > 0 && (
        <NativeSelect
          label={t('pipelines.moveTo')}
          value={moveTo}
          error={missing && moveTo === '' ? t('pipelines.choosePipeline') : undefined}
          data={[
            { value: '', label: t('pipelines.choosePipeline') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setMoveTo(event.currentTarget.value)}
        />
      )}
      <StaleNotice error={remove.error} onReload={onReload} />
      {!isStale(remove.error) && arrived === 0 && <ProblemAlert error={remove.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel', { ns: 'shared' })}
        </Button>
        <Button loading={remove.isPending} disabled={isStale(remove.error)} onClick={submit}>
          {t('pipelines.delete')}
        </Button>
      </Group>
    </Dialog>
  );
}
