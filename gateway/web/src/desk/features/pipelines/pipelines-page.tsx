import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import type { PipelineSetting } from '../../data/pipeline-settings';
import { pipelineSettingsQuery } from '../../data/pipeline-settings';
import { AreaFrame } from '../settings-area/area-frame';
import { DeletePipeline } from './delete-pipeline';
import { PipelineDrawer } from './pipeline-drawer';
import { PipelineItem } from './pipeline-item';
import classes from './pipelines.module.css';

/** The ways tickets go from new to closed. */
export default function PipelinesPage() {
  const { t } = useTranslation('desk');
  const pipelines = useQuery(pipelineSettingsQuery);
  const [edited, setEdited] = useState<PipelineSetting | 'new' | null>(null);
  const [deleted, setDeleted] = useState<PipelineSetting | null>(null);

  return (
    <AreaFrame
      title={t('settingsArea.pages.pipelines')}
      lead={t('pipelines.lead')}
      actions={
        <Button leftSection={<Icon name="plus" />} disabled={!pipelines.data} onClick={() => setEdited('new')}>
          {t('pipelines.create')}
        </Button>
      }
    >
      {pipelines.isPending ? (
        <LoadingRows rows={3} height={96} />
      ) : !pipelines.data ? (
        <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />
      ) : (
        <ul className={classes.list} aria-label={t('settingsArea.pages.pipelines')}>
          {pipelines.data.map((pipeline) => (
            <PipelineItem
              key={pipeline.id}
              pipeline={pipeline}
              onEdit={() => setEdited(pipeline)}
              onDelete={() => setDeleted(pipeline)}
            />
          ))}
        </ul>
      )}
      {edited && <PipelineDrawer known={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {deleted && (
        <DeletePipeline
          pipeline={deleted}
          others={pipelines.data?.filter(({ id }) => id !== deleted.id) ?? []}
          onClose={() => setDeleted(null)}
          onReload={() => {
            setDeleted(null);
            void pipelines.refetch();
          }}
        />
      )}
    </AreaFrame>
  );
}
