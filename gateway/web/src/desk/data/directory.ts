import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { AgentList, InboxList, PipelineList } from '@/shared/api-schema';
import { deskKeys } from '../keys';

/** Agents, pipelines and inboxes change rarely; they fill the choices of every ticket. */
const staleTime = 5 * 60_000;

export const agentsQuery = queryOptions({
  queryKey: deskKeys.agents,
  queryFn: async (context) => (await queryGet<AgentList>(context, 'desk/agents')).items,
  staleTime,
});

export const pipelinesQuery = queryOptions({
  queryKey: deskKeys.pipelines,
  queryFn: async (context) => (await queryGet<PipelineList>(context, 'desk/pipelines')).items,
  staleTime,
});

export const inboxesQuery = queryOptions({
  queryKey: deskKeys.inboxes,
  queryFn: async (context) => (await queryGet<InboxList>(context, 'desk/inboxes')).items,
  staleTime,
});
