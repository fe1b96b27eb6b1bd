import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
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
  const titleOf = (id: unknown) =>
    heading(columns.find(({ property }) => property === id) ?? { property: String(id), label: null });
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  const addable = properties.filter(({ name, type }) => !ids.includes(name) && type !== 'file' && type !== 'multiline');
  const general = errors.columns;

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{
          screenReaderInstructions: { draggable: t('settings.columns.dragHelp') },
          announcements: {
            onDragStart: ({ active }) => t('settings.columns.lifted', { name: titleOf(active.id) }),
            onDragOver: ({ active, over }) =>
              over
                ? t('settings.columns.over', {
                    name: titleOf(active.id),
                    position: ids.indexOf(String(over.id)) + 1,
                    total: ids.length,
                  })
                : '',
            onDragEnd: ({ active, over }) =>
              t('settings.columns.dropped', {
                name: titleOf(active.id),
                position: ids.indexOf(String((over ?? active).id)) + 1,
                total: ids.length,
              }),
            onDragCancel: ({ active }) => t('settings.columns.cancelled', { name: titleOf(active.id) }),
          },
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ul className={classes.list} aria-label={t('settings.columns.title')} data-tight>
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
          </ul>
        </SortableContext>
      </DndContext>
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
