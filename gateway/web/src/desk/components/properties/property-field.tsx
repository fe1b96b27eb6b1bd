import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeEvent, FocusEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Property, PropertyOption } from '../../data/properties';
import { fromInput, joined, partsOf, toInput } from './property-value';

const inputTypes: Partial<Record<Property['type'], string>> = { date: 'date', dateTime: 'datetime-local', email: 'email' };

interface Props {
  property: Property;
  value: string;
  error?: string;
  /** Stores the value; false when it was refused. */
  onSave: (value: string) => Promise<boolean>;
}

/** An option that is no longer offered stays what it is until another one is chosen. */
const including = (options: PropertyOption[], values: string[]): PropertyOption[] => [
  ...options,
  ...values.filter((value) => options.every((option) => option.value !== value)).map((value) => ({ value, label: value })),
];

/** A property's value in a field that fits its type. A choice is stored at once, text when the field is left or Enter is pressed. */
export function PropertyField({ property, value, error, onSave }: Props) {
  const { t } = useTranslation('desk');
  // What was typed or chosen and is not stored: on its way, or refused.
  const [draft, setDraft] = useState<string | null>(null);
  const { type, options } = property;
  const common = { size: 'xs', label: property.label, description: property.description ?? undefined, error } as const;

  const save = async (next: string) => {
    if (next === value && !error) {
      setDraft(null);
      return;
    }
    if (await onSave(next)) setDraft(null);
  };
  const choose = (next: string) => {
    setDraft(next);
    void save(next);
  };

  if (type === 'select' || type === 'checkbox') {
    const choices =
      type === 'select'
        ? including(options, partsOf(value))
        : [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ];
    return (
      <NativeSelect
        {...common}
        value={draft ?? value}
        data={[{ value: '', label: t('none') }, ...choices]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    );
  }
  if (type === 'multiSelect') {
    return (
      <MultiSelect
        {...common}
        value={partsOf(draft ?? value)}
        data={including(options, partsOf(value))}
        onChange={(parts) => choose(joined(parts))}
      />
    );
  }

  const text = draft ?? toInput(type, value);
  const finish = (field: HTMLInputElement | HTMLTextAreaElement) => {
    // Half a date reads as none, which nobody has asked for.
    if (field.validity.badInput) setDraft(null);
    else if (draft !== null) void save(draft === toInput(type, value) ? value : fromInput(type, draft));
  };
  const typing = {
    value: text,
    // Escape brings back what is stored; a drawer around the field closes at the next press.
    'data-mantine-stop-propagation': draft !== null || undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.currentTarget.value),
    onBlur: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => finish(event.currentTarget),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Enter' && (type !== 'multiline' || event.ctrlKey || event.metaKey)) finish(event.currentTarget);
      if (event.key === 'Escape') setDraft(null);
    },
  };
  if (type === 'multiline') {
    return <Textarea {...common} {...typing} autosize minRows={2} maxRows={10} maxLength={20_000} />;
  }
  return (
    <TextInput
      {...common}
      {...typing}
      type={inputTypes[type] ?? 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      maxLength={1000}
    />
  );
}
