import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '@/shared/api-types';
import { DateText } from '@/shared/components/date-text';
import { RelativeTime } from '@/shared/components/relative-time';
import type { TicketDetail } from '../../types';
import { propertyLabel } from '../tickets/columns';
import { PropertyText } from '../tickets/property-text';
import classes from './ticket-facts.module.css';

/** The ticket's properties; those without a value are left out. */
export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation(['portal', 'shared']);
  const priority = priorities.find((name) => name === ticket.priority);
  const category = categories.find((name) => name === ticket.category);
  const facts: [string, ReactNode][] = [
    [t('tickets.columns.requestedBy'), ticket.requestedBy?.name],
    [t('tickets.columns.owner'), ticket.owner?.name],
    [t('tickets.columns.created'), ticket.createdAt && <DateText key="created" value={ticket.createdAt} />],
    [t('tickets.columns.lastActivity'), ticket.lastActivityAt && <RelativeTime key="activity" value={ticket.lastActivityAt} />],
    [t('ticket.category'), category ? t(`category.${category}`, { ns: 'shared' }) : ticket.category],
    [t('ticket.priority'), priority ? t(`priority.${priority}`, { ns: 'shared' }) : ticket.priority],
    ...(ticket.properties ?? []).map(({ name, label, type, value }): [string, ReactNode] => [
      propertyLabel(t, name, label),
      <PropertyText key={name} type={type} value={value} />,
    ]),
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value != null)
        .map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
