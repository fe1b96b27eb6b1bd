import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import classes from './filter-dialog.module.css';
import { joinChoices, readRange, splitChoices, writeRange } from './filter-text';
import type { Field } from './list-options';
import { choiceLabel, fieldLabel } from './list-options';

type Filters = Record<string, string>;

const rank = ({ choices, type }: Field) => (choices.length > 0 ? 0 : type === 'date' || type === 'dateTime' ? 1 : 2);

interface Props {
  fields: Field[];
  filters: Filters;
  onApply: (filters: Filters) => void;
  onClose: () => void;
}

/** What the list is narrowed to; nothing changes until it is applied. */
export default function FilterDialog({ fields, filters, onApply, onClose }: Props) {
  const { t } = useTranslation('portal');
  const [draft, setDraft] = useState(filters);
  const apply = (next: Filters) => {
    onApply(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')));
    onClose();
  };
  return (
    <Dialog opened title={t('list.filters')} onClose={onClose} size={560}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply(draft);
        }}
      >
        <div className={classes.fields}>
          {fields
            .filter((field) => field.filters)
            // What is chosen and dated is asked for more often than what has to be typed, which the search finds as well.
            .sort((one, other) => rank(one) - rank(other))
            .map((field) => (
              <FilterField
                key={field.property}
                field={field}
                value={draft[field.parameter] ?? ''}
                onChange={(value) => setDraft({ ...draft, [field.parameter]: value })}
              />
            ))}
        </div>
        <Group justify="space-between" className={classes.actions}>
          <Button variant="subtle" onClick={() => apply({})}>
            {t('list.clearAll')}
          </Button>
          <Button type="submit">{t('list.apply')}</Button>
        </Group>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}

const inputTypes: Partial<Record<Field['type'], string>> = { number: 'number', date: 'date', dateTime: 'date' };

function FilterField({ field, value, onChange }: FieldProps) {
  const { t } = useTranslation(['portal', 'shared']);
  const label = fieldLabel(t, field);
  const inputType = inputTypes[field.type];
  if (field.choices.length > 0) {
    const chosen = splitChoices(value);
    // What the address names and is no choice any more can still be taken away.
    const values = [...field.choices.map((choice) => choice.value), ...chosen].filter(
      (item, at, all) => all.indexOf(item) === at,
    );
    return (
      <fieldset className={classes.group}>
        <legend>{label}</legend>
        <div className={classes.choices}>
          {values.map((item) => (
            <Checkbox
              key={item}
              label={choiceLabel(t, field, item)}
              checked={chosen.includes(item)}
              onChange={(event) =>
                onChange(joinChoices(event.currentTarget.checked ? [...chosen, item] : chosen.filter((other) => other !== item)))
              }
            />
          ))}
        </div>
      </fieldset>
    );
  }
  if (field.type === 'checkbox') {
    return (
      <NativeSelect
        label={label}
        value={value}
        data={[
          { value: '', label: t('list.any') },
          { value: 'true', label: t('tickets.yes') },
          { value: 'false', label: t('tickets.no') },
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (inputType) {
    const range = readRange(value);
    return (
      <fieldset className={classes.group}>
        <legend>{label}</legend>
        <div className={classes.range}>
          <TextInput
            type={inputType}
            step="any"
            label={t('list.from')}
            value={range.from}
            onChange={(event) => onChange(writeRange({ ...range, from: event.currentTarget.value }))}
          />
          <TextInput
            type={inputType}
            step="any"
            label={t('list.to')}
            value={range.to}
            min={range.from || undefined}
            onChange={(event) => onChange(writeRange({ ...range, to: event.currentTarget.value }))}
          />
        </div>
      </fieldset>
    );
  }
  return (
    <TextInput
      label={label}
      description={t('list.words')}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
