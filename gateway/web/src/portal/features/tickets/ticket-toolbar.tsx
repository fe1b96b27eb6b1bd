import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from './list-options';
import { fieldLabel } from './list-options';
import { ExportButtons } from './export-buttons';
import { SearchBox } from '@/shared/components/search-box';
import searchBox from './search-box.module.css';
import classes from './ticket-toolbar.module.css';
import type { ListState, Status, View } from './use-list-state';
import { sortValue, statuses, views } from './use-list-state';

/** Orders with words of their own. */
const namedOrders = ['lastActivity', 'created', 'subject', 'number'] as const;

interface Props {
  state: ListState;
  fields: Field[];
  /** Names of the columns shown where they are not the portal's own. */
  columns: string;
  mayChooseView: boolean;
  exportable: boolean;
  /** Whether there are so many tickets that an export takes a while. */
  long: boolean;
  onChange: (part: Partial<ListState>) => void;
  /** What else the list is made of. */
  children: ReactNode;
}

export function TicketToolbar({ state, fields, columns, mayChooseView, exportable, long, onChange, children }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  const named = namedOrders.filter((name) => fields.length === 0 || fields.some((field) => field.parameter === name));
  const orders = [
    ...named.map((name) => ({
      name: name as string,
      label: (direction: 'ascending' | 'descending') => t(`tickets.order.${name}.${direction}`),
    })),
    ...fields
      .filter((field) => field.sorts && namedOrders.every((name) => name !== field.parameter))
      .map((field) => ({
        name: field.parameter,
        label: (direction: 'ascending' | 'descending') => t(`list.order.${direction}`, { field: fieldLabel(t, field) }),
      })),
  ].flatMap(({ name, label }) => [
    { value: `-${name}`, label: label('descending') },
    { value: name, label: label('ascending') },
  ]);

  return (
    <div className={`${classes.toolbar} no-print`}>
      <SearchBox label={t('tickets.search')} className={searchBox.box} value={state.q} onChange={(q) => onChange({ q })} />
      <NativeSelect
        className={classes.select}
        label={t('tickets.status')}
        value={state.status}
        data={statuses.map((value) => ({ value, label: t(`tickets.statuses.${value}`) }))}
        onChange={(event) => onChange({ status: event.currentTarget.value as Status })}
      />
      {mayChooseView && (
        <NativeSelect
          className={classes.select}
          label={t('tickets.view')}
          value={state.view}
          data={views.map((value) => ({ value, label: t(`tickets.views.${value}`) }))}
          onChange={(event) => onChange({ view: event.currentTarget.value as View })}
        />
      )}
      {children}
      {/* Where the table becomes cards there are no column heads to sort by. */}
      <NativeSelect
        className={classes.order}
        label={t('tickets.orderBy')}
        value={sortValue(state)}
        data={orders}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange({ sort: value.replace(/^-/u, ''), descending: value.startsWith('-') });
        }}
      />
      <ExportButtons
        state={{ ...state, columns }}
        mayChooseView={mayChooseView}
        enabled={exportable}
        long={long}
        className={classes.export}
      />
    </div>
  );
}
