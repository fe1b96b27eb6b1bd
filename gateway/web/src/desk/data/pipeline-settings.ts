import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../keys';

/** What a stage means, whatever it is called; the closed ones end a ticket. */
export const stageKinds = ['new', 'waitingOnContact', 'waitingOnUs', 'other', 'closed'] as const;
export type StageKind = (typeof stageKinds)[number];

export interface StageSetting {
  id: string;
  label: string;
  closed: boolean;
  kind: StageKind;
}

/** What a pipeline allows its customers; null follows the portal (W18). */
export interface PipelineRules {
  closedReply: 'reopen' | 'refuse' | null;
  customersMayClose: boolean | null;
}

export interface PipelineSetting extends PipelineRules {
  id: string;
  name: string;
  isDefault: boolean;
  version: number;
  /** In their order. */
  stages: StageSetting[];
  /** How many tickets it holds; one more than `countCap` means more than that. */
  tickets: number;
}

/** Up to here counts are exact. */
export const countCap = 10_000;

/** Pipelines as administrators see them, in their order. */
export const pipelineSettingsQuery = queryOptions({
  queryKey: deskKeys.pipelineSettings,
  queryFn: async (context) => (await queryGet<{ items: PipelineSetting[] }>(context, 'settings/pipelines')).items,
});
