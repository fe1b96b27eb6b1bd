import { useTranslation } from 'react-i18next';
import { PropertyGroups } from '../../components/properties/property-groups';
import { useCustomProperties } from '../../data/properties';
import type { DeskTicket } from '../../types';
import classes from './details-panel.module.css';
import type { TicketActions } from './use-ticket-actions';

/** What the portal has defined for tickets beyond the standard. */
export function TicketProperties({ ticket, actions }: { ticket: DeskTicket; actions: TicketActions }) {
  const { t } = useTranslation('desk');
  const properties = useCustomProperties('ticket');
  if (properties.length === 0) return null;
  return (
    <section className={classes.properties}>
      <h2>{t('recordProperties.ticket')}</h2>
      <PropertyGroups
        properties={properties}
        values={ticket.properties}
        onSave={(name, value) => actions.save({ properties: { [name]: value } })}
      />
    </section>
  );
}
