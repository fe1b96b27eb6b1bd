import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '@/shared/session';
import { agentsQuery, pipelinesQuery } from '../../data/directory';
import type { DeskTicket, Person, Pipeline, Stage } from '../../types';
import type { TicketActions } from './use-ticket-actions';

/** The choices of one ticket and what choosing does, for the controls, the keyboard and the reply box alike. */
export function useTicketEdits(ticket: DeskTicket, { edit }: TicketActions) {
  const { t } = useTranslation('desk');
  const me = useSignedIn();
  const agents = useQuery(agentsQuery).data ?? [];
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const pipeline = pipelines.find(({ id }) => id === ticket.pipelineId);
  const stages = inOrder(pipeline);

  const setOwner = (owner: Person | null) => {
    if (owner?.id === ticket.owner?.id) return;
    edit({
      change: { ownerId: owner?.id ?? null },
      preview: { owner },
      done: {
        text: owner ? t('ticket.assigned', { name: owner.name }) : t('ticket.unassigned'),
        back: { ownerId: ticket.owner?.id ?? null },
      },
    });
  };

  return {
    agents,
    pipelines,
    stages,
    closedStage: stages.find((stage) => stage.closed),
    waitingStage: stages.find(isWaitingOnContact),
    setOwner,
    assignToMe: () => setOwner({ id: me.id, name: me.name }),
    /** Into another pipeline, where it begins anew. */
    setPipeline: (next: Pipeline) => {
      const stage = inOrder(next).find(({ closed }) => !closed);
      if (!stage || next.id === ticket.pipelineId) return;
      edit({
        change: { pipelineId: next.id },
        preview: { pipelineId: next.id, stage },
        done: {
          text: t('ticket.movedToPipeline', { pipeline: next.name }),
          back: { pipelineId: ticket.pipelineId, stageId: ticket.stage.id },
        },
      });
    },
    setStage: (stage: Stage) =>
      edit({
        change: { stageId: stage.id },
        preview: { stage },
        done: { text: t('ticket.movedTo', { stage: stage.label }), back: { stageId: ticket.stage.id } },
      }),
    setPriority: (priority: string | null) => edit({ change: { priority }, preview: { priority } }),
    setCategory: (category: string | null) => edit({ change: { category }, preview: { category } }),
    setSubject: (subject: string) => edit({ change: { subject }, preview: { subject } }),
    close: () =>
      edit({
        change: 'close',
        preview: { stage: { ...ticket.stage, closed: true } },
        done: { text: t('ticket.closed'), back: { stageId: ticket.stage.id } },
      }),
    reopen: () => edit({ change: 'reopen', preview: { stage: { ...ticket.stage, closed: false } } }),
  };
}

export type TicketEdits = ReturnType<typeof useTicketEdits>;

function inOrder(pipeline: Pipeline | undefined): Stage[] {
  return (pipeline?.stages ?? []).toSorted((a, b) => a.order - b.order);
}

/** Stages carry no meaning beyond open and closed, so this one is known by the names it has by default. */
function isWaitingOnContact(stage: Stage): boolean {
  return (
    !stage.closed &&
    /waiting on (?:the )?(?:contact|customer)|wart\S* auf (?:den )?(?:kontakt|kunde)|wacht\S* op (?:contact|klant)|attente (?:du|de la part du) (?:contact|client)/iu.test(
      stage.label,
    )
  );
}
