import { Icon } from '@/shared/components/icons';
import classes from './sort-header.module.css';
import type { Field } from './list-options';
import type { ListState } from './use-list-state';

interface Props {
  label: string;
  /** Absent where there is no order by it. */
  field?: Field;
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
  const active = state.sort === field.parameter;
  // Text and choices start at the first, times and numbers at the newest and highest.
  const descending = active ? !state.descending : ['number', 'date', 'dateTime'].includes(field.type);
  return (
    <th
      role="columnheader"
      scope="col"
      className={classes.head}
      aria-sort={active ? (state.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes.button}
        data-active={active}
        onClick={() => onSort({ sort: field.parameter, descending })}
      >
        {label}
        <span className={classes.arrow}>
          <Icon name={(active ? state.descending : descending) ? 'arrowDown' : 'arrowUp'} size={14} />
        </span>
      </button>
    </th>
  );
}
