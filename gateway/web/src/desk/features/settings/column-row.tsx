import { ActionIcon, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { SortableRow } from '../../components/sortable/sortable-row';
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

/** A column among the others and, while it is being renamed, its heading as a text field. */
export function ColumnRow({ column, ownLabel, first, last, error, onMove, onRename, onRemove }: Props) {
  const { t } = useTranslation('desk');
  const [renaming, setRenaming] = useState(false);
  const name = column.label ?? ownLabel;

  const finish = (text: string) => {
    setRenaming(false);
    const label = text.trim() === '' || text.trim() === ownLabel ? null : text.trim();
    if (label !== column.label) onRename(label);
  };

  return (
    <SortableRow
      id={column.property}
      title={name}
      first={first}
      last={last}
      onMove={onMove}
      onRemove={onRemove}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('settings.columns.edit', { name })}
          onClick={() => setRenaming(true)}
        >
          <Icon name="pencil" />
        </ActionIcon>
      }
    >
      {renaming ? (
        <TextInput
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
    </SortableRow>
  );
}
