import { Icon } from '@/shared/components/icons';
import classes from './sort-header.module.css';
import type { ListState, SortField } from './use-list-state';

interface Props {
  label: string;
  /** Absent where the server offers no order. */
  field?: SortField;
  state: ListState;
  onSort: (part: Pick<ListState, 'sort' | 'descending'>) => void;
}

export function SortHeader({ label, field, state, onSort }: Props) {
  if (!field) {
    return (
      <th role="columnheader" scope="col" className={classes.head}>
        {label}
      </th>
    );
  }
  const active = state.sort === field;
  // Text starts at A, times start at the newest.
  const descending = active ? !state.descending : field !== 'subject';
  return (
    <th
      role="columnheader"
      scope="col"
      className={classes.head}
      aria-sort={active ? (state.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={classes.button} data-active={active} onClick={() => onSort({ sort: field, descending })}>
        {label}
        <span className={classes.arrow}>
          <Icon name={(active ? state.descending : descending) ? 'arrowDown' : 'arrowUp'} size={14} />
        </span>
      </button>
    </th>
  );
}
