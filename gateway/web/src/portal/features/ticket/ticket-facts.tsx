import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '@/shared/api-types';
import { DateText } from '@/shared/components/date-text';
import { RelativeTime } from '@/shared/components/relative-time';
import type { TicketDetail } from '../../types';
import { propertyLabel } from '../tickets/columns';
import { PropertyText } from '../tickets/property-text';
import { Editable } from './editable';
import { EditedValue } from './edited-value';
import classes from './ticket-facts.module.css';
import type { Edits } from './use-edits';

/** The ticket's properties; those without a value are left out, unless they may be given one. */
export function TicketFacts({ ticket, edits }: { ticket: TicketDetail; edits: Edits }) {
  const { t } = useTranslation(['portal', 'shared']);
  const priority = priorities.find((name) => name === ticket.priority);
  const category = categories.find((name) => name === ticket.category);
  const facts: [string, string, ReactNode][] = [
    ['requested_by', t('tickets.columns.requestedBy'), ticket.requestedBy?.name],
    ['hubspot_owner_id', t('tickets.columns.owner'), ticket.owner?.name],
    ['createdate', t('tickets.columns.created'), ticket.createdAt && <DateText value={ticket.createdAt} />],
    [
      'hs_lastactivitydate',
      t('tickets.columns.lastActivity'),
      ticket.lastActivityAt && <RelativeTime value={ticket.lastActivityAt} />,
    ],
    ['hs_ticket_category', t('ticket.category'), category ? t(`category.${category}`, { ns: 'shared' }) : ticket.category],
    ['hs_ticket_priority', t('ticket.priority'), priority ? t(`priority.${priority}`, { ns: 'shared' }) : ticket.priority],
    ...(ticket.properties ?? []).map(({ name, label, type, value }): [string, string, ReactNode] => [
      name,
      propertyLabel(t, name, label),
      <PropertyText key={name} type={type} value={value} />,
    ]),
  ];
  const asides = edits.items.filter(({ name }) => name !== 'subject');
  const editable = new Set(asides.map(({ name }) => name));
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([name, , value]) => value != null && !editable.has(name))
        .map(([name, label, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {asides.map((item) => (
        <Editable key={item.name} inList item={item} edits={edits} className={classes.fact}>
          {(pencil) => (
            <>
              <dt>{propertyLabel(t, item.name, item.label)}</dt>
              <dd className={classes.editable}>
                {item.value === '' ? <span className={classes.none}>{t('edit.none')}</span> : <EditedValue item={item} />}
                {pencil}
              </dd>
            </>
          )}
        </Editable>
      ))}
    </dl>
  );
}
