import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import classes from './column-row.module.css';
import type { ColumnSetting } from './types';

interface Props {
  column: ColumnSetting;
  ownLabel: string;
  first: boolean;
  last: boolean;
  error?: string;
  onMove: (by: -1 | 1) => void;
  onRename: (label: string | null) => void;
  onRemove?: () => void;
}

/** A column with its handle, its buttons and, while it is being renamed, its heading as a text field. */
export function ColumnRow({ column, ownLabel, first, last, error, onMove, onRename, onRemove }: Props) {
  const { t } = useTranslation('desk');
  const [renaming, setRenaming] = useState(false);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: column.property,
  });
  const name = column.label ?? ownLabel;

  const finish = (text: string) => {
    setRenaming(false);
    const label = text.trim() === '' || text.trim() === ownLabel ? null : text.trim();
    if (label !== column.label) onRename(label);
  };

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
        aria-label={t('settings.columns.drag', { name })}
      >
        <Icon name="grip" />
      </button>
      {renaming ? (
        <TextInput
          className={classes.name}
          aria-label={t('settings.columns.heading', { name: ownLabel })}
          placeholder={ownLabel}
          defaultValue={column.label ?? ''}
          maxLength={40}
          autoFocus
          onBlur={(event) => finish(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(event.currentTarget.value);
            if (event.key === 'Escape') setRenaming(false);
          }}
        />
      ) : (
        <span className={classes.name}>
          {name}
          {column.label && <span className={classes.own}>{ownLabel}</span>}
          {error && (
            <span className={classes.error} role="alert">
              {error}
            </span>
          )}
        </span>
      )}
      <span className={classes.buttons}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={first}
          aria-label={t('settings.columns.up', { name })}
          onClick={() => onMove(-1)}
        >
          <Icon name="arrowUp" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={last}
          aria-label={t('settings.columns.down', { name })}
          onClick={() => onMove(1)}
        >
          <Icon name="arrowDown" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('settings.columns.edit', { name })}
          onClick={() => setRenaming(true)}
        >
          <Icon name="pencil" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={!onRemove}
          aria-label={t('settings.columns.remove', { name })}
          onClick={onRemove}
        >
          <Icon name="close" />
        </ActionIcon>
      </span>
    </li>
  );
}
