import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api-client';
import type { Message } from '@/shared/api-types';
import type { Outgoing } from '@/shared/components/composer';
import { newKey } from '@/shared/idempotency';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import { paths } from '../../paths';
import { ticketQuery } from './get-ticket';

interface Sending extends Outgoing {
  key: string;
}

interface Sent {
  message: Message;
  /** What the thread held when this was sent. */
  before: Set<string>;
}

/** A new ticket grows out of its event a moment later; asks until it is there. */
const pollMs = 500;
const polls = 30;

/**
 * Sends replies and keeps what was sent on screen: at once as pending, then as the server's message until
 * the ticket's own answer, which follows events and may lag, contains it.
 */
export function useReply(number: number, known: Message[]) {
  const { t } = useTranslation('portal');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { name } = useSignedIn();
  const [sent, setSent] = useState<Sent[]>([]);
  const mutation = useMutation({
    mutationFn: ({ key, ...body }: Sending) =>
      api.post<Message & { ticketNumber: number }>(`tickets/${number}/messages`, body, { idempotencyKey: key }),
  });

  const send = async (outgoing: Outgoing, key: string) => {
    const pending: Message = {
      id: newKey(),
      kind: 'message',
      direction: 'incoming',
      author: { name, me: true, kind: 'contact' },
      // The editor's own output, shown for the moment of sending; what stays is the server's sanitised text.
      html: outgoing.html,
      text: '',
      createdAt: new Date().toISOString(),
      attachments: [],
      pending: true,
    };
    const before = new Set(known.map(({ id }) => id));
    setSent((all) => [...all, { message: pending, before }]);
    try {
      const stored = await mutation.mutateAsync({ ...outgoing, key });
      if (stored.ticketNumber === number) {
        setSent((all) => all.map((entry) => (entry.message === pending ? { before, message: stored } : entry)));
        return;
      }

      // The ticket had been closed for too long: the reply is the first message of a new one (W19).
      setSent((all) => all.filter(({ message }) => message !== pending));
      await queryClient
        .fetchQuery({ ...ticketQuery(String(stored.ticketNumber)), retry: polls, retryDelay: pollMs })
        .catch(() => null);
      notifyDone(t('followUp.started', { number: stored.ticketNumber }));
      void navigate(paths.ticket(stored.ticketNumber));
    } catch (error) {
      setSent((all) => all.filter(({ message }) => message !== pending));
      throw error;
    }
  };

  // A live update can be faster than the answer to the request, so a new message of mine is the pending one.
  const arrived = ({ message, before }: Sent) =>
    known.some(({ id, author }) => id === message.id || (message.pending && author.me && !before.has(id)));
  return { send, unconfirmed: sent.filter((entry) => !arrived(entry)).map(({ message }) => message) };
}
