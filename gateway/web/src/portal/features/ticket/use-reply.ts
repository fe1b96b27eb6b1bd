import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api-client';
import type { Message } from '@/shared/api-types';
import type { Outgoing } from '@/shared/components/composer';
import { newKey } from '@/shared/idempotency';
import { useSignedIn } from '@/shared/session';

interface Sending extends Outgoing {
  key: string;
}

/**
 * Sends replies and keeps what was sent on screen: at once as pending, then as the server's message until
 * the ticket's own answer, which follows events and may lag, contains it.
 */
export function useReply(number: string, known: Message[]) {
  const { name } = useSignedIn();
  const [sent, setSent] = useState<Message[]>([]);
  const mutation = useMutation({
    mutationFn: ({ key, ...body }: Sending) =>
      api.post<Message>(`tickets/${encodeURIComponent(number)}/messages`, body, { idempotencyKey: key }),
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
    setSent((all) => [...all, pending]);
    try {
      const stored = await mutation.mutateAsync({ ...outgoing, key });
      setSent((all) => all.map((message) => (message.id === pending.id ? stored : message)));
    } catch (error) {
      setSent((all) => all.filter((message) => message.id !== pending.id));
      throw error;
    }
  };

  const ids = new Set(known.map((message) => message.id));
  return { send, unconfirmed: sent.filter((message) => !ids.has(message.id)) };
}
