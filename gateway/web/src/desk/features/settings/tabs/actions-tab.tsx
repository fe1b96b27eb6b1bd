import { NativeSelect, NumberInput, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PipelineList } from '@/shared/api-schema';
import { pipelinesQuery } from '../../../data/directory';
import { useSignedIn } from '@/shared/session';
import { Group, SwitchSetting } from '../controls';
import { useDraft } from '../draft-context';
import { PipelineRules } from '../pipeline-rules';
import type { Settings } from '../types';

export function ActionsTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const mayShapePipelines = useSignedIn().permissions.includes('records');
  return (
    <>
      <Group title={t('settings.replies')}>
        <Radio.Group
          label={t('settings.closedReply')}
          value={values.closedReply}
          error={error('closedReply')}
          onChange={(closedReply) => edit({ closedReply: closedReply as Settings['closedReply'] }, { now: true })}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="reopen" label={t('settings.closedReplyReopen')} description={t('settings.closedReplyReopenHint')} />
            <Radio value="refuse" label={t('settings.closedReplyRefuse')} description={t('settings.closedReplyRefuseHint')} />
          </Stack>
        </Radio.Group>
        <NewTicketAfter />
      </Group>
      <Group title={t('settings.closing')}>
        <SwitchSetting field="customersMayClose" label={t('settings.mayClose')} description={t('settings.mayCloseHint')} />
        {values.customersMayClose && pipelines.map((pipeline) => <ClosedStage key={pipeline.id} pipeline={pipeline} />)}
      </Group>
      <Group title={t('settings.rating')}>
        <SwitchSetting field="askRating" label={t('settings.field.askRating')} description={t('settings.askRatingHint')} />
      </Group>
      {mayShapePipelines && <PipelineRules />}
    </>
  );
}

/** From when on a reply starts a new ticket (W19). Also where the portal refuses replies, as single pipelines may take them. */
function NewTicketAfter() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  return (
    <NumberInput
      label={t('settings.newTicketAfter')}
      description={t('settings.newTicketAfterHint')}
      min={1}
      max={365}
      allowDecimal={false}
      hideControls
      clampBehavior="none"
      value={values.newTicketAfterDays ?? ''}
      error={error('newTicketAfterDays') && t('settings.newTicketAfterInvalid')}
      onChange={(value) => edit({ newTicketAfterDays: value === '' ? null : Number(value) })}
    />
  );
}

/** Where a customer's close puts the tickets of a pipeline (P31); until one is chosen, its first closed stage. */
function ClosedStage({ pipeline }: { pipeline: PipelineList['items'][number] }) {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const closed = pipeline.stages.filter((stage) => stage.closed);
  return (
    <NativeSelect
      label={t('settings.fieldOf.closedStage', { pipeline: pipeline.name })}
      description={t('settings.closedStageHint')}
      error={error(`closedStages.${pipeline.id}`) ?? error(`closedStages[${pipeline.id}]`) ?? error('closedStages')}
      data={closed.map(({ id, label }) => ({ value: id, label }))}
      value={values.closedStages[pipeline.id] ?? closed[0]?.id ?? ''}
      onChange={(event) =>
        edit({ closedStages: { ...values.closedStages, [pipeline.id]: event.currentTarget.value } }, { now: true })
      }
    />
  );
}
