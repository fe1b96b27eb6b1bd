import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { newKey } from '@/shared/idempotency';
import type { PipelineSetting, StageKind } from '../../data/pipeline-settings';
import { deskKeys } from '../../keys';

export interface PipelineInput {
  name: string;
  isDefault?: boolean;
  /** The whole new list, in order; a stage without an id is new. */
  stages: { id?: string; label: string; closed: boolean; kind: StageKind }[];
  /** Where the tickets of removed stages go, by stage. */
  moveTo?: Record<string, string>;
}

export interface StageInUse {
  id: string;
  label: string;
  tickets: number;
}

/** The stages that cannot go before it is said where their tickets do; null for every other failure. */
export function stagesInUse(error: unknown): StageInUse[] | null {
  return error instanceof ApiError && error.code === 'stage-in-use' && Array.isArray(error.details.stages)
    ? (error.details.stages as StageInUse[])
    : null;
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => {
    // Tickets on their way to another stage change the desk's lists, too.
    void queryClient.invalidateQueries({ queryKey: deskKeys.lists });
    void queryClient.invalidateQueries({ queryKey: deskKeys.counts });
    return Promise.all([
      queryClient.invalidateQueries({ queryKey: deskKeys.pipelineSettings }),
      queryClient.invalidateQueries({ queryKey: deskKeys.pipelines }),
    ]);
  };
}

export function useSavePipeline() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ input, known }: { input: PipelineInput; known: PipelineSetting | null }) =>
      known
        ? api.patch<PipelineSetting>(`settings/pipelines/${known.id}`, input, { ifMatch: known.version })
        : api.post<PipelineSetting>('settings/pipelines', input, { idempotencyKey: newKey() }),
    onSuccess: refresh,
  });
}

export function useDeletePipeline() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ pipeline, moveTo }: { pipeline: PipelineSetting; moveTo: string | null }) =>
      api.delete(`settings/pipelines/${pipeline.id}`, { ifMatch: pipeline.version, query: { moveTo } }),
    onSuccess: refresh,
  });
}
