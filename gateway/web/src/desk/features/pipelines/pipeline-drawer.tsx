import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { SideDrawer } from '../../components/side-drawer';
import { isStale, StaleNotice } from '../../components/stale-notice';
import { useCloseGuard } from '../../components/use-close-guard';
import type { PipelineSetting } from '../../data/pipeline-settings';
import { MoveStages } from './move-stages';
import { stagesInUse } from './save-pipeline';
import { StagesEditor } from './stages-editor';
import { usePipelineForm } from './use-pipeline-form';

/** Null creates one. */
export function PipelineDrawer({ known, onClose }: { known: PipelineSetting | null; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'shared']);
  const { form, save, kept, removed, target, setStages, setMove, submit, reload, keep, error } = usePipelineForm(known, onClose);
  const { close, question } = useCloseGuard(form.isDirty(), onClose);
  const told = Object.keys(form.errors).length > 0 || isStale(save.error) || stagesInUse(save.error) !== null;

  return (
    <SideDrawer opened size={640} title={known ? known.name : t('pipelines.new')} onClose={close}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('pipelines.name')}
            maxLength={100}
            autoComplete="off"
            data-autofocus={known ? undefined : true}
            {...form.getInputProps('name')}
          />
          {known && (
            <Switch
              label={t('pipelines.isDefault')}
              description={known.isDefault ? t('pipelines.defaultStays') : t('pipelines.isDefaultHint')}
              disabled={known.isDefault}
              {...form.getInputProps('isDefault', { type: 'checkbox' })}
            />
          )}
          <StagesEditor
            stages={form.values.stages}
            error={error('stages')}
            errorAt={(index) =>
              error(`stages[${index}].label`) ?? error(`stages[${index}].closed`) ?? error(`stages[${index}].id`)
            }
            onChange={setStages}
          />
          {removed.length > 0 && <MoveStages removed={removed} kept={kept} target={target} error={error} onChoose={setMove} />}
          {known && <StaleNotice error={save.error} busy={save.isPending} onReload={reload} onKeep={keep} />}
          {!told && <ProblemAlert error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {known ? t('save') : t('pipelines.create')}
            </Button>
          </Group>
        </Stack>
      </form>
      {question}
    </SideDrawer>
  );
}
