import { ActionIcon, Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { DeskParticipant, ParticipantRight } from '@/shared/api-schema';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { Dialog } from '@/shared/components/dialog';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { ContactPicker } from '../../components/contact-picker';
import { deskKeys } from '../../keys';
import type { Contact, DeskTicket } from '../../types';
import classes from './details-panel.module.css';
import { rights } from './rights';
import type { TicketActions } from './use-ticket-actions';

interface Props {
  ticket: DeskTicket;
  actions: TicketActions;
}

/** Contacts whom the ticket is shown beside its requester. */
export function TicketParticipants({ ticket, actions }: Props) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<DeskParticipant | null>(null);
  const path = (id: string) => `desk/tickets/${ticket.number}/participants/${id}`;
  const take = (next: DeskTicket) => {
    queryClient.setQueryData<DeskTicket>(deskKeys.ticket(ticket.number), next);
    actions.refresh();
  };
  const admit = useMutation({
    mutationFn: ({ id, right }: { id: string; right: ParticipantRight }) => api.put<DeskTicket>(path(id), { right }),
    onSuccess: take,
  });
  const dismiss = useMutation({
    mutationFn: ({ id }: DeskParticipant) => api.delete<DeskTicket>(path(id)),
    onSuccess: (next) => {
      setRemoving(null);
      take(next);
    },
  });

  return (
    <section>
      <h2>{t('participants.title')}</h2>
      {ticket.hiddenFromCompany && <p className={classes.muted}>{t('participants.hidden')}</p>}
      {ticket.participants.length === 0 && <p className={classes.muted}>{t('participants.none')}</p>}
      <ul className={classes.others}>
        {ticket.participants.map((person) => (
          <li key={person.id}>
            <span>
              {person.name}
              {person.company && <span className={classes.muted}> ({person.company})</span>}
            </span>
            <Group gap={4} wrap="nowrap">
              <NativeSelect
                size="xs"
                aria-label={t('participants.rightOf', { name: person.name })}
                value={person.right}
                disabled={admit.isPending}
                data={rights.map((right) => ({ value: right, label: t(`participants.rights.${right}`) }))}
                onChange={(event) => admit.mutate({ id: person.id, right: event.currentTarget.value as ParticipantRight })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('participants.remove', { name: person.name })}
                onClick={() => setRemoving(person)}
              >
                <Icon name="close" size={16} />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      {!adding && <ProblemAlert error={admit.error} />}
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => setAdding(true)}>
        {t('participants.add')}
      </Button>
      {adding && (
        <AddParticipant
          busy={admit.isPending}
          error={admit.error}
          onAdd={(id, right) => admit.mutate({ id, right }, { onSuccess: () => setAdding(false) })}
          onClose={() => {
            admit.reset();
            setAdding(false);
          }}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={t('participants.removeTitle', { name: removing?.name })}
        text={t('participants.removeText')}
        confirmLabel={t('participants.removeIt')}
        busy={dismiss.isPending}
        error={dismiss.error}
        onConfirm={() => removing && dismiss.mutate(removing)}
        onCancel={() => {
          dismiss.reset();
          setRemoving(null);
        }}
      />
    </section>
  );
}

interface AddProps {
  busy: boolean;
  error: unknown;
  onAdd: (id: string, right: ParticipantRight) => void;
  onClose: () => void;
}

function AddParticipant({ busy, error, onAdd, onClose }: AddProps) {
  const { t } = useTranslation(['desk', 'shared']);
  const [contact, setContact] = useState<Contact | null>(null);
  const [right, setRight] = useState<ParticipantRight>('reply');
  return (
    <Dialog opened title={t('participants.add')} onClose={onClose}>
      <ContactPicker value={contact} onChange={setContact} />
      <NativeSelect
        label={t('participants.right')}
        value={right}
        data={rights.map((value) => ({ value, label: t(`participants.rights.${value}`) }))}
        onChange={(event) => setRight(event.currentTarget.value as ParticipantRight)}
      />
      <ProblemAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel', { ns: 'shared' })}
        </Button>
        <Button loading={busy} disabled={contact === null} onClick={() => contact && onAdd(contact.id, right)}>
          {t('participants.save')}
        </Button>
      </Group>
    </Dialog>
  );
}
