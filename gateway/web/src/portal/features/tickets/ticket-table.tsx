import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText } from '@/shared/components/date-text';
import { RelativeTime } from '@/shared/components/relative-time';
import { StatusBadge } from '@/shared/components/status-badge';
import { paths } from '../../paths';
import type { TicketItem } from '../../types';
import { SortHeader } from './sort-header';
import classes from './ticket-table.module.css';
import type { ListState, SortField } from './use-list-state';

interface Column {
  name: 'subject' | 'requestedBy' | 'created' | 'owner' | 'lastActivity' | 'status';
  sort?: SortField;
  cell: (ticket: TicketItem) => ReactNode;
}

/** The recommended columns in their order (P23). */
const columns: Column[] = [
  {
    name: 'subject',
    sort: 'subject',
    cell: (ticket) => (
      <>
        <Link className={classes.subject} to={paths.ticket(ticket.number)}>
          {ticket.subject}
        </Link>
        <span className={classes.number}>#{ticket.number}</span>
      </>
    ),
  },
  { name: 'requestedBy', cell: (ticket) => ticket.requestedBy.name },
  { name: 'created', sort: 'created', cell: (ticket) => <DateText value={ticket.createdAt} /> },
  { name: 'owner', cell: (ticket) => ticket.owner?.name ?? '–' },
  { name: 'lastActivity', sort: 'lastActivity', cell: (ticket) => <RelativeTime value={ticket.lastActivityAt} /> },
  { name: 'status', cell: (ticket) => <StatusBadge {...ticket.status} /> },
];

interface Props {
  tickets: TicketItem[];
  state: ListState;
  /** Shown while the answer for changed filters is on its way. */
  stale: boolean;
  onSort: (part: Pick<ListState, 'sort' | 'descending'>) => void;
}

/** Rows become cards on narrow screens; the roles keep it a table there, where CSS would undo that. */
export function TicketTable({ tickets, state, stale, onSort }: Props) {
  const { t } = useTranslation('portal');
  return (
    <table className={classes.table} role="table" aria-label={t('tickets.table')} data-stale={stale}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, sort }) => (
            <SortHeader key={name} label={t(`tickets.columns.${name}`)} field={sort} state={state} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tickets.map((ticket) => (
          <tr role="row" key={ticket.id} className={classes.row}>
            {columns.map(({ name, cell }) => (
              <td role="cell" key={name} data-column={name} data-label={t(`tickets.columns.${name}`)}>
                {cell(ticket)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
