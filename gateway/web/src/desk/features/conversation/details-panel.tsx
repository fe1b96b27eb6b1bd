import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { DateText } from '@/shared/components/date-text';
import { RelativeTime } from '@/shared/components/relative-time';
import { StatusBadge } from '@/shared/components/status-badge';
import { CustomerProperties } from '../../components/properties/customer-properties';
import { paths } from '../../paths';
import type { DeskTicket } from '../../types';
import classes from './details-panel.module.css';
import { TicketParticipants } from './ticket-participants';
import { TicketProperties } from './ticket-properties';
import type { TicketActions } from './use-ticket-actions';
import { ConversationsCard } from './visibility/conversations-card';

export function DetailsPanel({ ticket, actions }: { ticket: DeskTicket; actions: TicketActions }) {
  const { t } = useTranslation('desk');
  const { search } = useLocation();
  const { contact } = ticket;
  const others = contact.otherTickets;

  return (
    <div className={classes.panel}>
      <section>
        <h2>{t('details.contact')}</h2>
        <p className={classes.name}>{contact.name}</p>
        <p className={classes.line}>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </p>
        {contact.company && <p className={classes.line}>{contact.company}</p>}
        <Link
          className={classes.link}
          to={paths.newTicket}
          state={{ contact: { id: contact.id, name: contact.name, email: contact.email, company: null } }}
        >
          {t('contacts.newTicket')}
        </Link>
      </section>
      <ConversationsCard ticket={ticket} />
      <TicketParticipants ticket={ticket} actions={actions} />
      {ticket.links.length > 0 && (
        <section>
          <h2>{t('followUp.label')}</h2>
          <ul className={classes.others}>
            {ticket.links.map((link) => (
              <li key={link.number}>
                <Link to={paths.ticket(link.number) + search}>
                  {t(`followUp.${link.relation}`)} <span className={classes.number}>#{link.number}</span> {link.subject}
                </Link>
                <StatusBadge label={link.closed ? 'Closed' : 'Open'} closed={link.closed} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {ticket.rating && (
        <section>
          <h2>{t('rating.title')}</h2>
          <p className={classes.line}>{t(`rating.${ticket.rating.score}`)}</p>
          {ticket.rating.comment && <p className={classes.muted}>{ticket.rating.comment}</p>}
        </section>
      )}
      <section>
        <h2>{t('details.otherTickets')}</h2>
        {others.length === 0 ? (
          <p className={classes.muted}>{t('details.noOtherTickets')}</p>
        ) : (
          <ul className={classes.others}>
            {others.map((other) => (
              <li key={other.number}>
                <Link to={paths.ticket(other.number) + search}>
                  <span className={classes.number}>#{other.number}</span> {other.subject}
                </Link>
                <StatusBadge label={other.closed ? 'Closed' : 'Open'} closed={other.closed} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('details.ticket')}</h2>
        <dl className={classes.facts}>
          <dt>{t('details.created')}</dt>
          <dd>
            <DateText value={ticket.createdAt} />
          </dd>
          <dt>{t('details.lastActivity')}</dt>
          <dd>
            <RelativeTime value={ticket.lastActivityAt} />
          </dd>
          {ticket.waitingSince && (
            <>
              <dt>{t('details.waitingSince')}</dt>
              <dd>
                <RelativeTime value={ticket.waitingSince} />
              </dd>
            </>
          )}
          <dt>{t('details.source')}</dt>
          <dd>{t(`details.sources.${ticket.source}`)}</dd>
        </dl>
      </section>
      <TicketProperties ticket={ticket} actions={actions} />
      <CustomerProperties contactId={contact.id} />
    </div>
  );
}
