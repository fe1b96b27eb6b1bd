import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sortable.module.css';

interface Props {
  label: string;
  ids: string[];
  /** What a row is called when its moves are announced. */
  titleOf: (id: string) => string;
  onMove: (from: number, to: number) => void;
  /** A `SortableRow` for each id. */
  children: ReactNode;
}

/** A list that is put in order by mouse, by touch and by keyboard; each step is announced. */
export function SortableList({ label, ids, titleOf, onMove, children }: Props) {
  const { t } = useTranslation('desk');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: unknown) => ({ position: ids.indexOf(String(id)) + 1, total: ids.length });
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onMove(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: { draggable: t('sortable.help') },
        announcements: {
          onDragStart: ({ active }) => t('sortable.lifted', { name: titleOf(String(active.id)) }),
          onDragOver: ({ active, over }) =>
            over ? t('sortable.over', { name: titleOf(String(active.id)), ...place(over.id) }) : '',
          onDragEnd: ({ active, over }) =>
            t('sortable.dropped', { name: titleOf(String(active.id)), ...place((over ?? active).id) }),
          onDragCancel: ({ active }) => t('sortable.cancelled', { name: titleOf(String(active.id)) }),
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul className={classes.list} aria-label={label}>
          {children}
        </ul>
      </SortableContext>
    </DndContext>
  );
}
