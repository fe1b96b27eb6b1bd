import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { RelativeTime } from '@/shared/components/relative-time';
import { StatusBadge } from '@/shared/components/status-badge';
import { CustomerProperties } from '../../components/properties/customer-properties';
import { SeeAs } from '../../components/see-as';
import { SideDrawer } from '../../components/side-drawer';
import { useTicketList } from '../../data/list-tickets';
import { paths } from '../../paths';
import type { Contact } from '../../types';
import classes from './contacts.module.css';

export function ContactDrawer({ contact, onClose }: { contact: Contact | null; onClose: () => void }) {
  return (
    <SideDrawer opened={contact !== null} onClose={onClose} title={contact?.name || contact?.email || ''}>
      {contact && <ContactDetails contact={contact} />}
    </SideDrawer>
  );
}

function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation('desk');
  const tickets = useTicketList({ view: 'all', q: contact.email, sort: '-lastActivity', inbox: '' });
  // The search also finds other people's tickets that mention the address.
  const items = tickets.data?.pages.flatMap((page) => page.items).filter((ticket) => ticket.contact.id === contact.id) ?? [];

  return (
    <div className={classes.details}>
      <p>
        <a href={`mailto:${contact.email}`}>{contact.email}</a>
        {contact.company && <span className={classes.company}>{contact.company.name}</span>}
      </p>
      <Group gap="xs">
        <Button component={Link} to={paths.newTicket} state={{ contact }} size="xs" variant="light">
          {t('contacts.newTicket')}
        </Button>
        <Button
          component={Link}
          to={`${paths.inbox}?view=all&q=${encodeURIComponent(contact.email)}`}
          size="xs"
          variant="default"
        >
          {t('contacts.showInInbox')}
        </Button>
        <SeeAs contact={contact} size="xs" />
      </Group>
      <div className={classes.properties}>
        <CustomerProperties contactId={contact.id} />
      </div>
      <h3>{t('contacts.tickets')}</h3>
      {tickets.isPending ? (
        <LoadingRows rows={3} />
      ) : !tickets.data ? (
        <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />
      ) : items.length === 0 ? (
        <p className={classes.muted}>{t('contacts.noTickets')}</p>
      ) : (
        <ul>
          {items.map((ticket) => (
            <li key={ticket.id}>
              <Link to={`${paths.ticket(ticket.number)}?view=all`}>{ticket.subject}</Link>
              <span className={classes.muted}>
                #{ticket.number} · <RelativeTime value={ticket.lastActivityAt} />
              </span>
              <StatusBadge label={ticket.stage.label} closed={ticket.stage.closed} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
