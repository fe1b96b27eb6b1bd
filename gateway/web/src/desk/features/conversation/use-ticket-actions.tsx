import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { UndoMessage } from '@/shared/components/undo-message';
import { notifyProblem } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import { deskKeys } from '../../keys';
import type { DeskTicket, TicketChange } from '../../types';

interface Edit {
  change: TicketChange | 'close' | 'reopen';
  /** How the ticket will look, shown while the answer is on its way. */
  preview: Partial<DeskTicket>;
  /** Told when done, with a way back. */
  done?: { text: string; back: TicketChange };
}

const undoMs = 8_000;

function merge(old: DeskTicket, next: Partial<DeskTicket>): DeskTicket {
  return { ...old, ...next, thread: next.thread ?? old.thread, contact: { ...old.contact, ...next.contact } };
}

const isStale = (error: unknown) => error instanceof ApiError && error.status === 412;

/** Every message raises the version too, one's own among them; only a changed property is a conflict. */
function sameProperties(a: DeskTicket, b: DeskTicket, change: TicketChange): boolean {
  // Custom properties are many and stand alone: each is a conflict only with itself.
  if (change.properties) return Object.keys(change.properties).every((name) => a.properties[name] === b.properties[name]);
  return (
    a.pipelineId === b.pipelineId &&
    a.owner?.id === b.owner?.id &&
    a.stage.id === b.stage.id &&
    a.priority === b.priority &&
    a.category === b.category &&
    a.subject === b.subject
  );
}

/** Changes to one ticket, each based on the version shown; whoever was faster is named and their state loaded. */
export function useTicketActions(ticket: DeskTicket) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const me = useSignedIn();
  const key = deskKeys.ticket(ticket.number);
  const current = () => queryClient.getQueryData<DeskTicket>(key) ?? ticket;

  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: key });
    void queryClient.invalidateQueries({ queryKey: deskKeys.lists });
    void queryClient.invalidateQueries({ queryKey: deskKeys.counts });
  };

  const loadNewest = async () => {
    await queryClient.refetchQueries({ queryKey: key, exact: true });
    return current();
  };

  const explainStale = (based: DeskTicket) => {
    const known = new Set(based.thread.messages.map(({ id }) => id));
    const added = current().thread.messages.filter(({ id }) => !known.has(id));
    const other = added.findLast(({ author }) => author.id !== me.id && author.kind !== 'system');
    const message = other ? t('ticket.changedBy', { name: other.author.name }) : t('ticket.changed');
    notifications.show({ message, role: 'alert', color: 'yellow', closeButtonProps: { 'aria-label': t('close') } });
  };

  const patch = async (change: TicketChange) => {
    const based = current();
    const send = (version: number) =>
      api.patch<Partial<DeskTicket> | undefined>(`desk/tickets/${ticket.number}`, change, { ifMatch: version });
    try {
      return await send(based.version).catch(async (error: unknown) => {
        if (!isStale(error)) throw error;
        const newest = await loadNewest();
        if (!sameProperties(based, newest, change)) throw error;
        return send(newest.version);
      });
    } catch (error) {
      if (isStale(error)) {
        await loadNewest();
        explainStale(based);
      }
      throw error;
    }
  };

  const offerUndo = ({ text, back }: NonNullable<Edit['done']>, undo: (change: TicketChange) => void) => {
    const id = `undo-${ticket.number}`;
    notifications.hide(id);
    notifications.show({
      id,
      role: 'status',
      autoClose: undoMs,
      closeButtonProps: { 'aria-label': t('close') },
      message: (
        <UndoMessage
          text={text}
          onUndo={() => {
            notifications.hide(id);
            undo(back);
          }}
        />
      ),
    });
  };

  const mutation = useMutation({
    mutationFn: ({ change }: Edit) =>
      typeof change === 'string'
        ? api.post<Partial<DeskTicket> | undefined>(`desk/tickets/${ticket.number}/${change}`)
        : patch(change),
    onSuccess: (next, edit) => {
      queryClient.setQueryData<DeskTicket>(key, (old) => old && merge(old, next ?? edit.preview));
      refresh();
      if (edit.done) offerUndo(edit.done, (change) => mutation.mutate({ change, preview: {} }));
    },
    onError: (error) => {
      // A conflict has been explained where the newest state was at hand.
      if (!isStale(error)) notifyProblem(error);
    },
  });

  // One after the other, so that each is based on the version the one before has left.
  const saving = useMutation({
    scope: { id: `ticket-${ticket.number}` },
    mutationFn: patch,
    onSuccess: (next) => {
      if (next) queryClient.setQueryData<DeskTicket>(key, (old) => old && merge(old, next));
      refresh();
    },
  });

  return {
    /** Stores a change; throws what was refused. A conflict has been explained then. */
    save: saving.mutateAsync,
    edit: (edit: Edit) => mutation.mutate(edit),
    offerUndo: (done: NonNullable<Edit['done']>) => offerUndo(done, (change) => mutation.mutate({ change, preview: {} })),
    busy: mutation.isPending,
    /** The ticket as it will be once the change under way has been stored. */
    shown: mutation.isPending ? merge(ticket, mutation.variables.preview) : ticket,
    refresh,
  };
}

export type TicketActions = ReturnType<typeof useTicketActions>;
