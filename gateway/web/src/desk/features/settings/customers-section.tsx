import { Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './section';
import { orNull, Section } from './section';

/** What customers see of their tickets and may do with them; every choice says so in their terms. */
export function CustomersSection({ form }: SectionProps) {
  const { t } = useTranslation('desk');
  return (
    <Section title={t('settings.customers')}>
      <Radio.Group label={t('settings.scope')} {...form.getInputProps('ticketScope')}>
        <Stack gap="xs" mt={6}>
          <Radio value="own" label={t('settings.scopeOwn')} description={t('settings.scopeOwnHint')} />
          <Radio value="company" label={t('settings.scopeCompany')} description={t('settings.scopeCompanyHint')} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('settings.ticketsName')}
        description={t('settings.ticketsNameHint')}
        placeholder={t('settings.ticketsNamePlaceholder')}
        maxLength={40}
        {...form.getInputProps('ticketsName')}
        value={form.values.ticketsName ?? ''}
        onChange={(event) => form.setFieldValue('ticketsName', orNull(event.currentTarget.value))}
      />
      <Radio.Group label={t('settings.closedReply')} {...form.getInputProps('closedReply')}>
        <Stack gap="xs" mt={6}>
          <Radio value="reopen" label={t('settings.closedReplyReopen')} description={t('settings.closedReplyReopenHint')} />
          <Radio value="refuse" label={t('settings.closedReplyRefuse')} description={t('settings.closedReplyRefuseHint')} />
        </Stack>
      </Radio.Group>
      <Switch
        label={t('settings.mayClose')}
        description={t('settings.mayCloseHint')}
        {...form.getInputProps('customersMayClose', { type: 'checkbox' })}
      />
    </Section>
  );
}
