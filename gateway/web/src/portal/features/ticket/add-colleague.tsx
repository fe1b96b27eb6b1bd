import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { ColleagueList } from '@/shared/api-schema';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import type { ParticipantRight, TicketDetail } from '../../types';
import classes from './participants.module.css';
import { rights, useParticipants } from './use-participants';

const pauseMs = 250;
const minLength = 2;

/** Finds a colleague by name or email and lets them take part. */
export default function AddColleague({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useTranslation(['portal', 'shared']);
  const [text, setText] = useState('');
  const [right, setRight] = useState<ParticipantRight>('reply');
  const [query] = useDebouncedValue(text.trim(), pauseMs);
  const { admit } = useParticipants(ticket);
  const asked = query.length >= minLength;
  const found = useQuery({
    queryKey: ['colleagues', ticket.number, query],
    queryFn: ({ signal }) => api.get<ColleagueList>(`tickets/${ticket.number}/colleagues`, { query: { q: query }, signal }),
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  const people = asked ? (found.data?.items ?? []) : [];

  return (
    <Dialog opened title={t('participants.add')} onClose={onClose}>
      <NativeSelect
        label={t('participants.right')}
        value={right}
        data={rights.map((value) => ({ value, label: t(`participants.rights.${value}`) }))}
        onChange={(event) => setRight(event.currentTarget.value as ParticipantRight)}
      />
      <TextInput
        label={t('participants.search')}
        description={t('participants.searchHint')}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemAlert error={found.error ?? admit.error} />
      <ul className={classes.people} aria-label={t('participants.found')} aria-busy={found.isFetching}>
        {people.map((person) => (
          <li key={person.id} className={classes.person}>
            <span className={classes.name}>
              {person.name} <span className={classes.hint}>{person.email}</span>
            </span>
            <Button
              size="compact-md"
              variant="default"
              aria-label={t('participants.addIt', { name: person.name })}
              disabled={admit.isPending}
              onClick={() =>
                admit.mutate(
                  { person, right },
                  {
                    onSuccess: () => {
                      notifyDone(t('participants.added', { name: person.name }));
                      onClose();
                    },
                  },
                )
              }
            >
              {t('participants.addShort')}
            </Button>
          </li>
        ))}
      </ul>
      <p className={classes.hint} role="status">
        {asked && found.isSuccess && people.length === 0 ? t('participants.nobody') : ''}
      </p>
    </Dialog>
  );
}
