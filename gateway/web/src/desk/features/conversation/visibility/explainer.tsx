import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactVisibility } from '@/shared/api-schema';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { Chip } from '../../../components/chip';
import { ContactPicker } from '../../../components/contact-picker';
import { SeeAs } from '../../../components/see-as';
import { useReasonText } from '../../../components/use-reason-text';
import type { Contact, DeskTicket } from '../../../types';
import { useVisibility } from './get-visibility';
import classes from './visibility.module.css';

/** For each contact around the ticket, and for any other one, the rule that shows it or hides it (B14). */
export function Explainer({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation('desk');
  const [asked, setAsked] = useState<Contact | null>(null);
  const visibility = useVisibility(ticket);
  const { data } = visibility;

  return (
    <div className={classes.explainer}>
      <ContactPicker label={t('visibility.other')} value={asked} onChange={setAsked} />
      {asked && <Asked key={asked.id} ticket={ticket} contact={asked} />}
      {visibility.isPending ? (
        <LoadingRows rows={3} />
      ) : !data ? (
        <ErrorState error={visibility.error} onRetry={() => void visibility.refetch()} />
      ) : (
        <>
          <People label={t('visibility.people')} ticket={ticket} people={data.contacts} />
          {more(data) > 0 && <p className={classes.more}>{t('visibility.more', { count: more(data) })}</p>}
        </>
      )}
    </div>
  );
}

const near: ContactVisibility['relation'][] = ['requester', 'participant'];
const more = ({ contacts, colleagues }: { contacts: ContactVisibility[]; colleagues: number }) =>
  colleagues - contacts.filter(({ relation }) => !near.includes(relation)).length;

function Asked({ ticket, contact }: { ticket: DeskTicket; contact: Contact }) {
  const { t } = useTranslation('desk');
  const visibility = useVisibility(ticket, contact.id);
  if (visibility.isPending) return <LoadingRows rows={1} />;
  if (!visibility.data) return <ErrorState error={visibility.error} onRetry={() => void visibility.refetch()} />;
  return <People label={t('visibility.asked')} ticket={ticket} people={visibility.data.contacts} />;
}

function People({ label, ticket, people }: { label: string; ticket: DeskTicket; people: ContactVisibility[] }) {
  const { t } = useTranslation('desk');
  const reasonText = useReasonText();
  return (
    <ul className={classes.people} aria-label={label}>
      {people.map((person) => (
        <li key={person.id}>
          <span className={classes.row}>
            <span className={classes.name}>{person.name}</span>
            <Chip tone={person.sees ? 'success' : 'neutral'}>{t(person.sees ? 'visibility.sees' : 'visibility.seesNot')}</Chip>
          </span>
          <span className={classes.about}>
            {[t(`visibility.relation.${person.relation}`), person.email, person.company].filter(Boolean).join(' · ')}
          </span>
          <span>
            {reasonText(person.reason)}
            {person.right && ` ${t('visibility.may', { right: t(`participants.rights.${person.right}`) })}`}
          </span>
          <SeeAs contact={person} path={person.sees ? `tickets/${ticket.number}` : ''} />
        </li>
      ))}
    </ul>
  );
}
