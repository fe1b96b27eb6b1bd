import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api-client';
import { paths } from '../../paths';
import { ticketKeys } from '../../ticket-keys';
import type { Participant, ParticipantRight, TicketDetail } from '../../types';

export const rights: ParticipantRight[] = ['view', 'reply', 'close'];

type Person = Pick<Participant, 'id' | 'name'>;

/** Lets people take part and ends that. What was done is shown at once; the full answer follows with the live update. */
export function useParticipants({ number }: TicketDetail) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const path = (id: string) => `tickets/${number}/participants/${id}`;
  const show = (change: (all: Participant[]) => Participant[]) =>
    queryClient.setQueryData<TicketDetail>(
      ticketKeys.detail(String(number)),
      (old) => old && { ...old, participants: change(old.participants) },
    );

  const admit = useMutation({
    mutationFn: ({ person, right }: { person: Person; right: ParticipantRight }) => api.put(path(person.id), { right }),
    onSuccess: (_, { person, right }) =>
      show((all) =>
        all.some(({ id }) => id === person.id)
          ? all.map((known) => (known.id === person.id ? { ...known, right } : known))
          : [...all, { id: person.id, name: person.name, right, me: false }],
      ),
  });
  const dismiss = useMutation({
    mutationFn: (person: Participant) => api.delete(path(person.id)),
    onSuccess: (_, person) => {
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none' });
      if (person.me) void navigate(paths.tickets);
      else show((all) => all.filter(({ id }) => id !== person.id));
    },
  });
  return { admit, dismiss };
}
