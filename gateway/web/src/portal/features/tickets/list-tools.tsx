import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListViewItem } from '@/shared/api-schema';
import type { TicketColumn } from '@/shared/api-types';
import { Icon } from '@/shared/components/icons';
import type { Field } from './list-options';
import type { ListState } from './use-list-state';
import { readListState, writeListState } from './use-list-state';

const FilterDialog = lazy(() => import('./filter-dialog'));
const ColumnsDialog = lazy(() => import('./columns-dialog'));
const ViewsDialog = lazy(() => import('./views-dialog'));

interface Props {
  state: ListState;
  fields: Field[];
  views: ListViewItem[];
  shown: TicketColumn[];
  /** Names of the columns shown where they are not the portal's own. */
  columns: string;
  onChange: (part: Partial<ListState>) => void;
}

type Tool = 'filters' | 'columns' | 'views';

/** Filters, columns and views: a button each, and a dialog that is only fetched when it is opened. */
export function ListTools({ state, fields, views, shown, columns, onChange }: Props) {
  const { t } = useTranslation('portal');
  const [opened, setOpened] = useState<Tool | null>(null);
  const close = () => setOpened(null);
  // A dialog that is gone cannot give the focus back.
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opened === null) opener.current?.focus();
  }, [opened]);
  const open = (tool: Tool, from: HTMLButtonElement) => {
    opener.current = from;
    setOpened(tool);
  };
  const active = Object.keys(state.filters).length;
  const button = { variant: 'default', 'aria-haspopup': 'dialog', disabled: fields.length === 0 } as const;

  return (
    <>
      <Button {...button} onClick={(event) => open('filters', event.currentTarget)} leftSection={<Icon name="filter" />}>
        {active === 0 ? t('list.filters') : t('list.filtersActive', { active })}
      </Button>
      <Button {...button} onClick={(event) => open('columns', event.currentTarget)} leftSection={<Icon name="columns" />}>
        {t('list.columns')}
      </Button>
      <Button {...button} onClick={(event) => open('views', event.currentTarget)} leftSection={<Icon name="bookmark" />}>
        {t('list.views')}
      </Button>
      <Suspense fallback={null}>
        {opened === 'filters' && (
          <FilterDialog fields={fields} filters={state.filters} onApply={(filters) => onChange({ filters })} onClose={close} />
        )}
        {opened === 'columns' && (
          <ColumnsDialog fields={fields} shown={shown} onChosen={() => onChange({ columns: '' })} onClose={close} />
        )}
        {opened === 'views' && (
          <ViewsDialog
            views={views}
            current={writeListState({ ...state, columns }).toString()}
            onOpen={(query) => onChange(readListState(new URLSearchParams(query)))}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
