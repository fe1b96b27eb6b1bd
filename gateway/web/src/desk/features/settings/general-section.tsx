import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { inboxesQuery } from '../../data/directory';
import { IdleField } from './idle-field';
import { languageOptions } from './languages';
import type { SectionProps } from './section';
import { Section } from './section';

export function GeneralSection({ form }: SectionProps) {
  const { t } = useTranslation('desk');
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const [confirming, setConfirming] = useState(false);
  const { on, slug } = form.values;

  return (
    <Section title={t('settings.general')}>
      <Switch
        label={t('settings.on')}
        description={on ? t('settings.onHint') : t('settings.offHint')}
        checked={on}
        onChange={(event) => (event.currentTarget.checked ? form.setFieldValue('on', true) : setConfirming(true))}
      />
      <ConfirmDialog
        opened={confirming}
        title={t('settings.offTitle')}
        text={t('settings.offText')}
        confirmLabel={t('settings.offConfirm')}
        onConfirm={() => {
          form.setFieldValue('on', false);
          setConfirming(false);
        }}
        onCancel={() => setConfirming(false)}
      />
      <TextInput
        label={t('setup.portalName')}
        description={t('setup.portalNameHint')}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('setup.slug')}
        description={t('settings.slugHint', { address: pageUrl(`/p/${slug}/`) })}
        maxLength={40}
        spellCheck={false}
        autoCapitalize="none"
        {...form.getInputProps('slug')}
      />
      <NativeSelect
        label={t('settings.language')}
        description={t('settings.languageHint')}
        data={languageOptions}
        {...form.getInputProps('language')}
      />
      <IdleField form={form} />
      <NativeSelect
        label={t('settings.defaultInbox')}
        description={t('settings.defaultInboxHint')}
        data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('defaultInboxId')}
        value={form.values.defaultInboxId ?? inboxes.find(({ isDefault }) => isDefault)?.id ?? ''}
      />
    </Section>
  );
}
