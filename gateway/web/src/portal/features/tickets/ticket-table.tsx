import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketColumn } from '@/shared/api-types';
import { paths } from '../../paths';
import type { TicketItem } from '../../types';
import { cellOf, columnLabel, columnSort } from './columns';
import { SortHeader } from './sort-header';
import classes from './ticket-table.module.css';
import type { ListState } from './use-list-state';

interface Props {
  columns: TicketColumn[];
  tickets: TicketItem[];
  state: ListState;
  /** Shown while the answer for changed filters is on its way. */
  stale: boolean;
  onSort: (part: Pick<ListState, 'sort' | 'descending'>) => void;
}

/** Rows become cards on narrow screens; the roles keep it a table there, where CSS would undo that. */
export function TicketTable({ columns, tickets, state, stale, onSort }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  // A ticket is opened by its subject, or by what the administrator has put first in its place.
  const opener = columns.find(({ property }) => property === 'subject') ?? columns[0];

  const opening = (column: TicketColumn, ticket: TicketItem) => {
    const content = cellOf(t, column, ticket) ?? `#${ticket.number}`;
    return (
      <>
        <Link className={classes.subject} to={paths.ticket(ticket.number)}>
          {content}
        </Link>
        {column.property === 'subject' && <span className={classes.number}>#{ticket.number}</span>}
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
              field={columnSort(column)}
              state={state}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tickets.map((ticket) => (
          <tr role="row" key={ticket.id} className={classes.row}>
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
