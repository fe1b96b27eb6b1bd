import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketColumn } from '@/shared/api-types';
import { paths } from '../../paths';
import type { TicketItem } from '../../types';
import { cellOf, columnLabel } from './columns';
import type { Field } from './list-options';
import { SortHeader } from './sort-header';
import { Hits } from './hits';
import classes from './ticket-table.module.css';
import type { ListState } from './use-list-state';

interface Props {
  columns: TicketColumn[];
  fields: Field[];
  tickets: TicketItem[];
  /** The number of the ticket that has just changed. */
  changed: number | null;
  state: ListState;
  /** Shown while the answer for changed filters is on its way. */
  stale: boolean;
  onSort: (part: Pick<ListState, 'sort' | 'descending'>) => void;
}

/** Up and down lead from one ticket to the next; Enter opens it, as of any link. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Rows become cards on narrow screens; the roles keep it a table there, where CSS would undo that. */
export function TicketTable({ columns, fields, tickets, changed, state, stale, onSort }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  // A ticket is opened by its subject, or by what the administrator has put first in its place.
  const opener = columns.find(({ property }) => property === 'subject') ?? columns[0];

  const opening = (column: TicketColumn, ticket: TicketItem) => {
    const marked = column.property === 'subject' && ticket.found?.subject;
    const content = marked ? <Hits parts={marked} /> : (cellOf(t, column, ticket) ?? `#${ticket.number}`);
    return (
      <>
        <Link className={classes.subject} to={paths.ticket(ticket.number)}>
          {content}
        </Link>
        {column.property === 'subject' && <span className={classes.number}>#{ticket.number}</span>}
        {ticket.found?.text && (
          <span className={classes.found}>
            {t(ticket.found.where === 'file' ? 'list.inFile' : 'list.inMessage')} <Hits parts={ticket.found.text} />
          </span>
        )}
      </>
    );
  };

  return (
    <table className={classes.table} role="table" aria-label={t('tickets.table')} data-stale={stale}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <SortHeader
              key={column.property}
              label={columnLabel(t, column)}
              field={fields.find((field) => field.property === column.property && field.sorts)}
              state={state}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={moveAmongRows}>
        {tickets.map((ticket) => (
          <tr role="row" key={ticket.id} className={classes.row} data-changed={ticket.number === changed || undefined}>
            {columns.map((column) => (
              <td
                role="cell"
                key={column.property}
                data-column={column.property}
                data-opener={column === opener || undefined}
                data-label={columnLabel(t, column)}
              >
                {column === opener ? opening(column, ticket) : (cellOf(t, column, ticket) ?? '–')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
