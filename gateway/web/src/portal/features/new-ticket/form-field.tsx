import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormQuestion } from '@/shared/form-view';
import { joined, parts } from './answers';
import { fieldLabel, optionLabel } from './default-labels';

interface Props {
  field: FormQuestion;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** What a text box asks of the browser, by the type of the answer. */
const inputs = {
  text: {},
  number: { inputMode: 'decimal', autoComplete: 'off' },
  date: { type: 'date', max: '9999-12-31' },
  dateTime: { type: 'datetime-local', max: '9999-12-31T23:59' },
  email: { type: 'email', autoComplete: 'email' },
} as const;

/** A question in the control that fits its type. */
export function FormField({ field, value, error, onChange }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  const common = {
    label: fieldLabel(t, field),
    description: field.help,
    id: `field-${field.name}`,
    required: field.required,
    size: 'md' as const,
    error,
  };
  const options = field.options.map((option) => ({ value: option.value, label: optionLabel(t, option) }));
  switch (field.type) {
    case 'multiline':
      return (
        <Textarea
          {...common}
          name={field.name}
          value={value}
          autosize
          minRows={6}
          maxRows={20}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'select':
      return (
        <NativeSelect
          {...common}
          name={field.name}
          value={value}
          data={[{ value: '', label: t('newTicket.choose') }, ...options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'multiSelect':
      return (
        <Checkbox.Group {...common} value={parts(value)} onChange={(chosen) => onChange(joined(chosen))}>
          <Stack gap="xs" mt="xs">
            {options.map((option) => (
              <Checkbox key={option.value} size="md" value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'checkbox':
      return (
        <Checkbox
          {...common}
          name={field.name}
          label={
            <>
              {common.label}
              {field.required && <span aria-hidden> *</span>}
            </>
          }
          checked={value === 'true'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
        />
      );
    case 'file':
      return null;
    default:
      return (
        <TextInput
          {...common}
          {...inputs[field.type]}
          name={field.name}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
