import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import classes from './sortable.module.css';

interface Props {
  id: string;
  /** Names the row in its buttons. */
  title: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  /** Absent where the row has to stay. */
  onRemove?: () => void;
  /** Further buttons, before the one that removes. */
  actions?: ReactNode;
  /** Below the row, over its whole width. */
  details?: ReactNode;
  children: ReactNode;
}

/** A row with its handle and its buttons. */
export function SortableRow({ id, title, first, last, onMove, onRemove, actions, details, children }: Props) {
  const { t } = useTranslation('desk');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });

  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Transform.toString(transform), transition }}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={classes.handle}
        {...attributes}
        {...listeners}
        // Escape puts the row back; the drawer around the list stays open.
        data-mantine-stop-propagation={isDragging || undefined}
        aria-label={t('sortable.drag', { name: title })}
      >
        <Icon name="grip" />
      </button>
      <div className={classes.content}>{children}</div>
      <span className={classes.buttons}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={first}
          aria-label={t('sortable.up', { name: title })}
          onClick={() => onMove(-1)}
        >
          <Icon name="arrowUp" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={last}
          aria-label={t('sortable.down', { name: title })}
          onClick={() => onMove(1)}
        >
          <Icon name="arrowDown" />
        </ActionIcon>
        {actions}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={!onRemove}
          aria-label={t('sortable.remove', { name: title })}
          onClick={onRemove}
        >
          <Icon name="close" />
        </ActionIcon>
      </span>
      {details && <div className={classes.details}>{details}</div>}
    </li>
  );
}
