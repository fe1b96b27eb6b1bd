import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { exportUrl } from './list-tickets';
import { SearchBox } from '@/shared/components/search-box';
import searchBox from './search-box.module.css';
import classes from './ticket-toolbar.module.css';
import type { ListState, SortField, Status, View } from './use-list-state';
import { sortFields, sortValue, statuses, views } from './use-list-state';

interface Props {
  state: ListState;
  mayChooseView: boolean;
  exportable: boolean;
  onChange: (part: Partial<ListState>) => void;
}

export function TicketToolbar({ state, mayChooseView, exportable, onChange }: Props) {
  const { t } = useTranslation('portal');
  const orders = sortFields.flatMap((field) =>
    [true, false].map((descending) => ({
      value: sortValue({ ...state, sort: field, descending }),
      label: t(`tickets.order.${field}.${descending ? 'descending' : 'ascending'}`),
    })),
  );

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
      {/* Where the table becomes cards there are no column heads to sort by. */}
      <NativeSelect
        className={classes.order}
        label={t('tickets.orderBy')}
        value={sortValue(state)}
        data={orders}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange({ sort: value.replace(/^-/u, '') as SortField, descending: value.startsWith('-') });
        }}
      />
      <Button
        className={classes.export}
        variant="default"
        component="a"
        href={exportable ? exportUrl(state, mayChooseView) : undefined}
        data-disabled={!exportable || undefined}
        aria-disabled={!exportable || undefined}
        download
        leftSection={<Icon name="download" />}
      >
        {t('tickets.export')}
      </Button>
    </div>
  );
}
