import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSignedIn } from '@/shared/session';
import type { Participant, ParticipantRight, TicketDetail } from '../../types';
import classes from './participants.module.css';
import { Privacy } from './privacy';
import { rights, useParticipants } from './use-participants';

const AddColleague = lazy(() => import('./add-colleague'));

/** Who takes part in the ticket beside its requester; the requester decides who does. */
export function Participants({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation(['portal', 'shared']);
  const { company } = useSignedIn();
  const { admit, dismiss } = useParticipants(ticket);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const mayAdd = ticket.canShare && company !== null;
  if (ticket.participants.length === 0 && !mayAdd && !ticket.canHide && !ticket.hidden) return null;

  return (
    <section className={classes.card} aria-labelledby="participants">
      <h2 id="participants" className={classes.heading}>
        {t('participants.title')}
      </h2>
      {ticket.participants.length === 0 && mayAdd && <p className={classes.hint}>{t('participants.none')}</p>}
      <ul className={classes.people}>
        {ticket.participants.map((person) => (
          <li key={person.id} className={classes.person}>
            <span className={classes.name}>
              {person.name} {person.me && <span className={classes.hint}>({t('participants.you')})</span>}
            </span>
            {ticket.canShare ? (
              <NativeSelect
                size="xs"
                className="no-print"
                aria-label={t('participants.rightOf', { name: person.name })}
                value={person.right}
                disabled={admit.isPending}
                data={rights.map((right) => ({ value: right, label: t(`participants.rights.${right}`) }))}
                onChange={(event) => admit.mutate({ person, right: event.currentTarget.value as ParticipantRight })}
              />
            ) : (
              <span className={classes.hint}>{t(`participants.rights.${person.right}`)}</span>
            )}
            {(ticket.canShare || person.me) && (
              <ActionIcon
                className="no-print"
                variant="subtle"
                color="gray"
                aria-label={person.me ? t('participants.leave') : t('participants.remove', { name: person.name })}
                onClick={() => setRemoving(person)}
              >
                <Icon name="close" size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={admit.error} />
      {mayAdd && (
        <Button className="no-print" variant="default" size="compact-md" onClick={() => setAdding(true)}>
          {t('participants.add')}
        </Button>
      )}
      <Privacy ticket={ticket} />
      {adding && (
        <Suspense>
          <AddColleague ticket={ticket} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={removing?.me ? t('participants.leaveTitle') : t('participants.removeTitle', { name: removing?.name })}
        text={removing?.me ? t('participants.leaveText') : t('participants.removeText')}
        confirmLabel={removing?.me ? t('participants.leave') : t('participants.removeIt')}
        busy={dismiss.isPending}
        error={dismiss.error}
        onConfirm={() => removing && dismiss.mutate(removing, { onSuccess: () => setRemoving(null) })}
        onCancel={() => {
          dismiss.reset();
          setRemoving(null);
        }}
      />
    </section>
  );
}
