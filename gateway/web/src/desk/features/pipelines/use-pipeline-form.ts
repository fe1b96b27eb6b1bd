import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem } from '@/shared/notify';
import type { PipelineSetting } from '../../data/pipeline-settings';
import { pipelineSettingsQuery } from '../../data/pipeline-settings';
import { fieldErrors } from '../../field-errors';
import type { PipelineValues, StageDraft } from './pipeline-values';
import { emptyPipeline, inputOf, problemsOf, valuesOf } from './pipeline-values';
import type { StageInUse } from './save-pipeline';
import { stagesInUse, useSavePipeline } from './save-pipeline';

/** A pipeline while it is edited: its values, what is wrong with them, and where tickets of removed stages go. */
export function usePipelineForm(known: PipelineSetting | null, onSaved: () => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const save = useSavePipeline();
  const [based, setBased] = useState(known);
  // The server has said which removed stages still hold tickets.
  const [asked, setAsked] = useState<StageInUse[]>([]);
  const [moves, setMoves] = useState<Record<string, string>>({});

  const form = useForm<PipelineValues>({
    initialValues: known ? valuesOf(known) : emptyPipeline(t),
    validate: (values) => problemsOf(values, t),
  });
  const { stages } = form.values;
  const kept = stages.filter(({ id }) => id !== null);
  const removed = asked.filter(({ id }) => stages.every((stage) => stage.id !== id));
  const target = (id: string) => kept.find((stage) => stage.id === moves[id])?.id ?? null;

  const withoutErrors = (prefix: string) =>
    Object.fromEntries(Object.entries(form.errors).filter(([path]) => !path.startsWith(prefix)));
  const setStages = (next: StageDraft[]) => {
    form.setFieldValue('stages', next);
    form.setErrors(withoutErrors('stages'));
  };
  const setMove = (id: string, to: string) => {
    setMoves({ ...moves, [id]: to });
    form.setErrors(withoutErrors(`moveTo.${id}`));
  };

  const send = (values: PipelineValues, version: PipelineSetting | null) => {
    const open = removed.filter(({ id }) => target(id) === null);
    if (open.length > 0) {
      form.setErrors(Object.fromEntries(open.map(({ id }) => [`moveTo.${id}`, t('pipelines.chooseStage')])));
      return;
    }
    const moveTo = Object.fromEntries(removed.map(({ id }) => [id, target(id) ?? '']));
    save.mutate(
      { input: inputOf(values, version, moveTo), known: version },
      {
        onSuccess: ({ name }) => {
          notifyDone(removed.length > 0 ? t('pipelines.savedMoving', { name }) : t('pipelines.saved', { name }));
          onSaved();
        },
        onError: (error) => {
          setAsked((before) => stagesInUse(error) ?? before);
          form.setErrors(fieldErrors(error));
        },
      },
    );
  };

  /** The pipeline as it is now, on which the next attempt is based. */
  const rebase = async (): Promise<PipelineSetting | null> => {
    try {
      const pipelines = await queryClient.fetchQuery({ ...pipelineSettingsQuery, staleTime: 0 });
      const newest = pipelines.find(({ id }) => id === known?.id) ?? null;
      save.reset();
      setBased(newest);
      return newest;
    } catch (error) {
      notifyProblem(error);
      return null;
    }
  };
  const reload = async () => {
    const newest = await rebase();
    if (!newest) return;
    form.setValues(valuesOf(newest));
    form.resetDirty(valuesOf(newest));
    setAsked([]);
  };
  const keep = async () => {
    const newest = await rebase();
    if (newest) send(form.values, newest);
  };

  return {
    form,
    save,
    kept,
    removed,
    target,
    setStages,
    setMove,
    submit: form.onSubmit((values) => send(values, based)),
    reload: () => void reload(),
    keep: () => void keep(),
    error: (path: string) => form.errors[path] as string | undefined,
  };
}
