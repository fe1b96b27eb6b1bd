import {
  DndContext,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type CollisionDetection,
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

/** The row at whose upper or lower edge the dragged one lies: centres would mislead where one is much taller. */
const nearestEdge: CollisionDetection = ({ collisionRect, droppableRects, droppableContainers }) =>
  droppableContainers
    .flatMap((droppableContainer) => {
      const rect = droppableRects.get(droppableContainer.id);
      if (!rect) return [];
      const value = Math.min(Math.abs(rect.top - collisionRect.top), Math.abs(rect.bottom - collisionRect.bottom));
      return [{ id: droppableContainer.id, data: { droppableContainer, value } }];
    })
    .sort((one, other) => one.data.value - other.data.value);

/** The row under the pointer; by keyboard, and beside the list, the nearest. */
const underPointer: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  return under.length > 0 ? under : nearestEdge(args);
};

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
      collisionDetection={underPointer}
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
