import { arrayMove } from '@dnd-kit/sortable';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import common from '../../components/common.module.css';
import { SortableList } from '../../components/sortable/sortable-list';
import { SortableRow } from '../../components/sortable/sortable-row';
import type { StageKind } from '../../data/pipeline-settings';
import { stageKinds } from '../../data/pipeline-settings';
import type { StageDraft } from './pipeline-values';
import { newStage } from './pipeline-values';
import classes from './pipelines.module.css';

const most = 20;

interface Props {
  stages: StageDraft[];
  error?: string;
  /** What is wrong with the stage at a place. */
  errorAt: (index: number) => string | undefined;
  onChange: (stages: StageDraft[]) => void;
}

/** The stages in the order in which tickets go through them. */
export function StagesEditor({ stages, error, errorAt, onChange }: Props) {
  const { t } = useTranslation('desk');
  const nameAt = (index: number) => stages[index]?.label || t('pipelines.stage', { number: index + 1 });
  const ids = stages.map(({ key }) => key);
  const set = (stage: StageDraft, part: Partial<StageDraft>) =>
    onChange(stages.map((other) => (other === stage ? { ...other, ...part } : other)));
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < stages.length) onChange(arrayMove(stages, from, to));
  };
  /** A stage that has tickets cannot turn from open to closed: they are one or the other already. */
  const kindsFor = ({ id, kind }: StageDraft): readonly StageKind[] =>
    id === null ? stageKinds : stageKinds.filter((other) => (other === 'closed') === (kind === 'closed'));

  return (
    <fieldset className={common.rows}>
      <legend>{t('pipelines.stages')}</legend>
      <p className={common.hint}>{t('pipelines.stagesHint')}</p>
      <SortableList label={t('pipelines.stages')} ids={ids} titleOf={(id) => nameAt(ids.indexOf(id))} onMove={move}>
        {stages.map((stage, index) => {
          const kinds = kindsFor(stage);
          return (
            <SortableRow
              key={stage.key}
              id={stage.key}
              title={nameAt(index)}
              first={index === 0}
              last={index === stages.length - 1}
              onMove={(by) => move(index, index + by)}
              onRemove={stages.length > 1 ? () => onChange(stages.filter((other) => other !== stage)) : undefined}
            >
              <div className={classes.stage}>
                <TextInput
                  aria-label={t('pipelines.stageLabel', { number: index + 1 })}
                  value={stage.label}
                  maxLength={100}
                  autoComplete="off"
                  autoFocus={stage.id === null && stage.label === ''}
                  error={errorAt(index)}
                  onChange={(event) => set(stage, { label: event.currentTarget.value })}
                />
                <NativeSelect
                  aria-label={t('pipelines.stageKind', { number: index + 1 })}
                  value={stage.kind}
                  disabled={kinds.length === 1}
                  data={kinds.map((kind) => ({ value: kind, label: t(`pipelines.kinds.${kind}`) }))}
                  onChange={(event) => set(stage, { kind: event.currentTarget.value as StageKind })}
                />
              </div>
            </SortableRow>
          );
        })}
      </SortableList>
      {error && (
        <p className={common.error} role="alert">
          {error}
        </p>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="plus" size={16} />}
        disabled={stages.length >= most}
        onClick={() => onChange([...stages, newStage('', 'other')])}
      >
        {t('pipelines.addStage')}
      </Button>
    </fieldset>
  );
}
