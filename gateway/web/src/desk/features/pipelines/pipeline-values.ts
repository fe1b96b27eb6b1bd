import type { TFunction } from 'i18next';
import { newKey } from '@/shared/idempotency';
import type { PipelineSetting, StageKind } from '../../data/pipeline-settings';
import type { PipelineInput } from './save-pipeline';

export interface StageDraft {
  /** Tells rows apart while they are being typed. */
  key: string;
  /** Null for a stage that is new. */
  id: string | null;
  label: string;
  kind: StageKind;
}

export interface PipelineValues {
  name: string;
  isDefault: boolean;
  stages: StageDraft[];
}

export const newStage = (label: string, kind: StageKind): StageDraft => ({ key: newKey(), id: null, label, kind });

/** What a new pipeline begins with. */
export const emptyPipeline = (t: TFunction<'desk'>): PipelineValues => ({
  name: '',
  isDefault: false,
  stages: (['new', 'waitingOnContact', 'waitingOnUs', 'closed'] as const).map((kind) =>
    newStage(t(`pipelines.template.${kind}`), kind),
  ),
});

export const valuesOf = ({ name, isDefault, stages }: PipelineSetting): PipelineValues => ({
  name,
  isDefault,
  stages: stages.map(({ id, label, kind }) => ({ key: id, id, label, kind })),
});

/** What is wrong with the values, by field. */
export function problemsOf({ name, stages }: PipelineValues, t: TFunction<'desk'>): Record<string, string> {
  const errors: Record<string, string> = {};
  if (name.trim() === '') errors.name = t('pipelines.missing');
  const labels = stages.map(({ label }) => label.trim().toLocaleLowerCase());
  labels.forEach((label, index) => {
    if (label === '') errors[`stages[${index}].label`] = t('pipelines.missing');
    else if (labels.indexOf(label) < index) errors[`stages[${index}].label`] = t('pipelines.stageTwice');
  });
  if (!stages.some(({ kind }) => kind !== 'closed')) errors.stages = t('pipelines.noOpen');
  else if (!stages.some(({ kind }) => kind === 'closed')) errors.stages = t('pipelines.noClosed');
  return errors;
}

export function inputOf(values: PipelineValues, known: PipelineSetting | null, moveTo: Record<string, string>): PipelineInput {
  return {
    name: values.name.trim(),
    // Another pipeline is made the default; this one is never made not to be.
    isDefault: known && values.isDefault && !known.isDefault ? true : undefined,
    stages: values.stages.map(({ id, label, kind }) => ({
      id: id ?? undefined,
      label: label.trim(),
      closed: kind === 'closed',
      kind,
    })),
    moveTo: Object.keys(moveTo).length > 0 ? moveTo : undefined,
  };
}
