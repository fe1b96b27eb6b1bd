import { arrayMove } from '@dnd-kit/sortable';
import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SortableList } from '../../components/sortable/sortable-list';
import { propertiesQuery } from '../../data/properties';
import { ColumnRow } from './column-row';
import { useDraft } from './draft-context';
import classes from './settings.module.css';
import type { ColumnSetting } from './types';
import { usePropertyLabel } from './use-property-label';

const most = 10;

/** The columns customers see, in their order (P22): by mouse, by touch and by keyboard. */
export function ColumnsEditor() {
  const { t } = useTranslation('desk');
  const { values, edit, errors } = useDraft();
  const { columns } = values;
  const propertyLabel = usePropertyLabel();
  const properties = useQuery(propertiesQuery('ticket')).data ?? [];
  const [adding, setAdding] = useState(false);
  const ids = useMemo(() => columns.map(({ property }) => property), [columns]);

  const ownLabel = (name: string) => {
    const property = properties.find((candidate) => candidate.name === name);
    return property ? propertyLabel(property) : name;
  };
  const heading = ({ property, label }: ColumnSetting) => label ?? ownLabel(property);
  const set = (next: ColumnSetting[]) => edit({ columns: next }, { now: true });
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < columns.length) set(arrayMove(columns, from, to));
  };
  const titleOf = (id: string) => heading(columns.find(({ property }) => property === id) ?? { property: id, label: null });
  const addable = properties.filter(({ name, type }) => !ids.includes(name) && type !== 'file' && type !== 'multiline');
  const general = errors.columns;

  return (
    <>
      <SortableList label={t('settings.columns.title')} ids={ids} titleOf={titleOf} onMove={move}>
        {columns.map((column, index) => (
          <ColumnRow
            key={column.property}
            column={column}
            ownLabel={ownLabel(column.property)}
            first={index === 0}
            last={index === columns.length - 1}
            error={errors[`columns[${index}].label`] ?? errors[`columns[${index}].property`] ?? errors[`columns[${index}]`]}
            onMove={(by) => move(index, index + by)}
            onRename={(label) => set(columns.map((other) => (other === column ? { ...other, label } : other)))}
            onRemove={columns.length > 1 ? () => set(columns.filter((other) => other !== column)) : undefined}
          />
        ))}
      </SortableList>
      {general && (
        <p className={classes.error} role="alert">
          {general}
        </p>
      )}
      {adding && (
        <Select
          label={t('settings.columns.choose')}
          searchable
          autoFocus
          defaultDropdownOpened
          nothingFoundMessage={t('filter.noProperty')}
          data={addable.map((property) => ({ value: property.name, label: propertyLabel(property) }))}
          value={null}
          onChange={(property) => {
            setAdding(false);
            if (property) set([...columns, { property, label: null }]);
          }}
          onDropdownClose={() => setAdding(false)}
        />
      )}
      <Group gap="xs">
        <Button variant="default" disabled={columns.length >= most || addable.length === 0} onClick={() => setAdding(true)}>
          {t('settings.columns.add')}
        </Button>
        <Button variant="subtle" color="gray" className={classes.wrapping} onClick={() => edit({ columns: null }, { now: true })}>
          {t('settings.columns.reset')}
        </Button>
        <span className={classes.hint}>{t('settings.columns.count', { used: columns.length, most })}</span>
      </Group>
    </>
  );
}
