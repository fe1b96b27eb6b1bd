import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../keys';

/** A pipeline as administrators see it; one ticket more than `countCap` means more than that. */
export type PipelineSetting = schema.PipelineItem;
/** What a pipeline allows its customers; null follows the portal (W18). */
export type PipelineRules = Pick<PipelineSetting, 'closedReply' | 'customersMayClose'>;
export type StageKind = schema.StageKind;

/** What a stage means, whatever it is called; the closed ones end a ticket. */
export const stageKinds = ['new', 'waitingOnContact', 'waitingOnUs', 'other', 'closed'] as const satisfies StageKind[];

/** Up to here counts are exact. */
export const countCap = 10_000;

/** Pipelines as administrators see them, in their order. */
export const pipelineSettingsQuery = queryOptions({
  queryKey: deskKeys.pipelineSettings,
  queryFn: async (context) => (await queryGet<schema.PipelineSettingsList>(context, 'settings/pipelines')).items,
});
