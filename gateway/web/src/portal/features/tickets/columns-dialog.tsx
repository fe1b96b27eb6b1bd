import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { ActionIcon, Button, Checkbox, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketColumn } from '@/shared/api-types';
import { Dialog } from '@/shared/components/dialog';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import classes from './columns-dialog.module.css';
import type { Field } from './list-options';
import { fieldLabel } from './list-options';
import { useChooseColumns } from './lists-api';

const most = 10;

interface Props {
  fields: Field[];
  shown: TicketColumn[];
  onChosen: () => void;
  onClose: () => void;
}

/** Which columns the list has, and in which order; kept for this customer until it is changed. */
export default function ColumnsDialog({ fields, shown, onChosen, onClose }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  const choose = useChooseColumns();
  const [chosen, setChosen] = useState(() =>
    shown.map(({ property }) => property).filter((name) => fields.some(({ property }) => property === name)),
  );
  // The row that is moved takes the focus with it, and so it stays at the button.
  const moved = useRef<Element>(null);
  useEffect(() => {
    if (moved.current instanceof HTMLElement) moved.current.focus();
    moved.current = null;
  }, [chosen]);
  const labelOf = (name: string) => {
    const field = fields.find(({ property }) => property === name);
    return field ? fieldLabel(t, field) : name;
  };
  const move = (at: number, by: number) => {
    const next = [...chosen];
    if (next[at + by] === undefined) return;
    next.splice(at + by, 0, ...next.splice(at, 1));
    moved.current = document.activeElement;
    setChosen(next);
  };
  const save = (columns: string[]) =>
    choose.mutate(columns.join(','), {
      onSuccess: () => {
        onChosen();
        onClose();
      },
    });

  return (
    <Dialog opened title={t('list.columns')} onClose={onClose}>
      <ul className={classes.columns} aria-label={t('list.chosenColumns')}>
        {chosen.map((name, at) => (
          <li key={name}>
            <Checkbox
              className={classes.name}
              label={labelOf(name)}
              checked
              disabled={chosen.length === 1}
              onChange={() => setChosen(chosen.filter((other) => other !== name))}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-disabled={at === 0}
              data-disabled={at === 0 || undefined}
              aria-label={t('list.moveUp', { column: labelOf(name) })}
              onClick={() => move(at, -1)}
            >
              <Icon name="arrowUp" size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-disabled={at === chosen.length - 1}
              data-disabled={at === chosen.length - 1 || undefined}
              aria-label={t('list.moveDown', { column: labelOf(name) })}
              onClick={() => move(at, 1)}
            >
              <Icon name="arrowDown" size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <ul className={classes.columns} aria-label={t('list.furtherColumns')}>
        {fields
          .filter(({ property }) => !chosen.includes(property))
          .map((field) => (
            <li key={field.property}>
              <Checkbox
                className={classes.name}
                label={fieldLabel(t, field)}
                checked={false}
                disabled={chosen.length >= most}
                onChange={() => setChosen([...chosen, field.property])}
              />
            </li>
          ))}
      </ul>
      {chosen.length >= most && <Text size="sm">{t('list.mostColumns', { most })}</Text>}
      <ProblemAlert error={choose.error} />
      <Group justify="space-between">
        <Button variant="subtle" disabled={choose.isPending} onClick={() => save([])}>
          {t('list.usualColumns')}
        </Button>
        <Button loading={choose.isPending} onClick={() => save(chosen)}>
          {t('list.save')}
        </Button>
      </Group>
    </Dialog>
  );
}
