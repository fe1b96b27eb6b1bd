import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { Outgoing } from '@/shared/components/composer';
import { newKey } from '@/shared/idempotency';
import { useSignedIn } from '@/shared/session';
import type { DeskMessage, DeskTicket, Stage } from '../../types';
import type { ReplyTab } from './reply-drafts';
import type { TicketActions } from './use-ticket-actions';

interface Sending extends Outgoing {
  tab: ReplyTab;
  key: string;
  stageId?: string;
}

interface Sent {
  message: DeskMessage;
  /** What the thread held when this was sent. */
  before: Set<string>;
}

/**
 * Sends replies and notes and keeps what was sent on screen: at once as pending, then as the server's message
 * until the ticket's own answer contains it.
 */
export function useSend(ticket: DeskTicket, known: DeskMessage[], actions: TicketActions) {
  const { t } = useTranslation('desk');
  const me = useSignedIn();
  const [sent, setSent] = useState<Sent[]>([]);
  const { mutateAsync } = useMutation({
    mutationFn: ({ tab, key, ...body }: Sending) =>
      api.post<DeskMessage>(`desk/tickets/${ticket.number}/${tab === 'note' ? 'notes' : 'messages'}`, body, {
        idempotencyKey: key,
      }),
  });

  const send = async (tab: ReplyTab, outgoing: Outgoing, key: string, stage?: Stage) => {
    const author = { id: me.id, name: me.name, me: true, kind: 'agent' as const };
    const pending: DeskMessage = {
      id: newKey(),
      kind: tab === 'note' ? 'note' : 'message',
      direction: 'outgoing',
      author,
      // The editor's own output, shown for the moment of sending; what stays is the server's sanitised text.
      html: outgoing.html,
      text: '',
      createdAt: new Date().toISOString(),
      attachments: [],
      activity: null,
      pending: true,
    };
    const before = new Set(known.map(({ id }) => id));
    setSent((all) => [...all, { message: pending, before }]);
    try {
      // The same text with another stage is another request, so it needs another key.
      const stored = await mutateAsync({ ...outgoing, tab, stageId: stage?.id, key: stage ? `${key}:${stage.id}` : key });
      setSent((all) => all.map((entry) => (entry.message === pending ? { before, message: { ...stored, author } } : entry)));
      if (stage && stage.id !== ticket.stage.id) {
        actions.offerUndo({ text: t('ticket.sentAndMoved', { stage: stage.label }), back: { stageId: ticket.stage.id } });
      }
      actions.refresh();
    } catch (error) {
      setSent((all) => all.filter(({ message }) => message !== pending));
      throw error;
    }
  };

  // A live update can be faster than the answer to the request, so a new message of mine is the pending one.
  const arrived = ({ message, before }: Sent) =>
    known.some(
      ({ id, kind, author }) =>
        id === message.id || (message.pending && kind === message.kind && author.id === me.id && !before.has(id)),
    );
  return { send, unconfirmed: sent.filter((entry) => !arrived(entry)).map(({ message }) => message) };
}
