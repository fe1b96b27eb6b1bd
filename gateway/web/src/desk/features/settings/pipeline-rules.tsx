import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import type { PipelineRules as Rules, PipelineSetting } from '../../data/pipeline-settings';
import { pipelineSettingsQuery } from '../../data/pipeline-settings';
import { deskKeys } from '../../keys';
import { Group } from './controls';
import type { Settings } from './types';

const asPortal = '';

/** Where single pipelines differ from the portal. They are no part of the draft: a pipeline is changed at once. */
export function PipelineRules() {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const pipelines = useQuery(pipelineSettingsQuery);
  const save = useMutation({
    mutationFn: ({ pipeline, rules }: { pipeline: PipelineSetting; rules: Partial<Rules> }) =>
      api.patch<PipelineSetting>(`settings/pipelines/${pipeline.id}`, rules, { ifMatch: pipeline.version }),
    onSuccess: ({ name }) => notifyDone(t('settings.ruleSaved', { pipeline: name })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: deskKeys.pipelineSettings }),
  });

  return (
    <Group title={t('settings.perPipeline')} hint={t('settings.perPipelineHint')}>
      <ProblemAlert error={pipelines.error ?? save.error} />
      {pipelines.data?.map((pipeline) => (
        <div key={pipeline.id}>
          <NativeSelect
            label={t('settings.pipelineReply', { pipeline: pipeline.name })}
            mb="sm"
            disabled={save.isPending}
            value={pipeline.closedReply ?? asPortal}
            data={[
              { value: asPortal, label: t('settings.asPortal') },
              { value: 'reopen', label: t('settings.pipelineReplyReopen') },
              { value: 'refuse', label: t('settings.pipelineReplyRefuse') },
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              save.mutate({
                pipeline,
                rules: { closedReply: chosen === asPortal ? null : (chosen as Settings['closedReply']) },
              });
            }}
          />
          <NativeSelect
            label={t('settings.pipelineClose', { pipeline: pipeline.name })}
            disabled={save.isPending}
            value={pipeline.customersMayClose === null ? asPortal : String(pipeline.customersMayClose)}
            data={[
              { value: asPortal, label: t('settings.asPortal') },
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              save.mutate({ pipeline, rules: { customersMayClose: chosen === asPortal ? null : chosen === 'true' } });
            }}
          />
        </div>
      ))}
    </Group>
  );
}
