import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../keys';
import type { Agent, Inbox, Pipeline } from '../types';

/** Agents, pipelines and inboxes change rarely; they fill the choices of every ticket. */
const staleTime = 5 * 60_000;

export const agentsQuery = queryOptions({
  queryKey: deskKeys.agents,
  queryFn: async (context) => (await queryGet<{ items: Agent[] }>(context, 'desk/agents')).items,
  staleTime,
});

export const pipelinesQuery = queryOptions({
  queryKey: deskKeys.pipelines,
  queryFn: async (context) => (await queryGet<{ items: Pipeline[] }>(context, 'desk/pipelines')).items,
  staleTime,
});

export const inboxesQuery = queryOptions({
  queryKey: deskKeys.inboxes,
  queryFn: async (context) => (await queryGet<{ items: Inbox[] }>(context, 'desk/inboxes')).items,
  staleTime,
});
