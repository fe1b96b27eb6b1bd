import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '@/shared/api-types';
import { RelativeTime } from '@/shared/components/relative-time';
import type { HistoryItem, TicketDetail } from '../../types';
import { propertyLabel } from '../tickets/columns';
import { PropertyText } from '../tickets/property-text';
import classes from './ticket-history.module.css';

const few = 4;

/** What was done to the ticket, the newest first. */
export function TicketHistory({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation(['portal', 'shared']);
  const [all, setAll] = useState(false);
  const lines = ticket.history.toReversed();
  if (lines.length === 0) return null;
  return (
    <section className={classes.history} aria-labelledby="history">
      <h2 id="history" className={classes.heading}>
        {t('history.title')}
      </h2>
      <ol className={classes.lines}>
        {(all ? lines : lines.slice(0, few)).map((line) => (
          <li key={line.id}>
            <Line line={line} />
            <span className={classes.when}>
              {line.author.me ? t('history.you') : line.author.name} <RelativeTime value={line.at} />
            </span>
          </li>
        ))}
      </ol>
      {!all && lines.length > few && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('history.all', { count: lines.length })}
        </Button>
      )}
    </section>
  );
}

function Line({ line }: { line: HistoryItem }) {
  const { t } = useTranslation(['portal', 'shared']);
  if (line.kind !== 'property') {
    const text = t(`history.${line.kind}`, { to: line.to ?? '' });
    return <>{line.to === null || line.kind === 'stage' ? text : `${text} (${line.to})`}</>;
  }
  return (
    <>
      {propertyLabel(t, line.property ?? '', line.label)}: <Value line={line} value={line.from} /> <span aria-hidden>→</span>{' '}
      <span className="visually-hidden">{t('history.becomes')}</span>
      <strong>
        <Value line={line} value={line.to} />
      </strong>
    </>
  );
}

function Value({ line, value }: { line: HistoryItem; value: string | null }) {
  const { t } = useTranslation(['portal', 'shared']);
  if (value === null) return <>{t('edit.none')}</>;
  const known = standardOption(t, line.property, value);
  return known ? <>{known}</> : <PropertyText type={line.type ?? 'text'} value={value} />;
}

function standardOption(t: TFunction<['portal', 'shared']>, property: string | null, value: string): string | null {
  const priority = property === 'hs_ticket_priority' && priorities.find((name) => name === value);
  if (priority) return t(`priority.${priority}`, { ns: 'shared' });
  const category = property === 'hs_ticket_category' && categories.find((name) => name === value);
  return category ? t(`category.${category}`, { ns: 'shared' }) : null;
}
