import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './section';
import { orNull, Section } from './section';

export function FormSection({ form }: SectionProps) {
  const { t } = useTranslation('desk');
  return (
    <Section title={t('settings.form')}>
      <Switch
        label={t('settings.formOn')}
        description={t('settings.formOnHint')}
        {...form.getInputProps('formConnected', { type: 'checkbox' })}
      />
      {form.values.formConnected && (
        <TextInput
          label={t('settings.menuText')}
          description={t('settings.menuTextHint')}
          placeholder={t('settings.menuTextPlaceholder')}
          maxLength={40}
          {...form.getInputProps('formMenuText')}
          value={form.values.formMenuText ?? ''}
          onChange={(event) => form.setFieldValue('formMenuText', orNull(event.currentTarget.value))}
        />
      )}
    </Section>
  );
}
