import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldLabel, optionLabel } from './default-labels';
import type { FormField as Field } from './support-form-api';

interface Props {
  field: Field;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

export function FormField({ field, value, error, onChange }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  const common = {
    label: fieldLabel(t, field),
    description: field.help,
    name: field.name,
    id: `field-${field.name}`,
    required: field.required,
    size: 'md' as const,
    value,
    error,
  };
  if (field.type === 'multiline') {
    return <Textarea {...common} autosize minRows={6} maxRows={20} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (field.type === 'select') {
    const options = field.options.map((option) => ({ value: option.value, label: optionLabel(t, option) }));
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: t('newTicket.choose') }, ...options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return <TextInput {...common} onChange={(event) => onChange(event.currentTarget.value)} />;
}
