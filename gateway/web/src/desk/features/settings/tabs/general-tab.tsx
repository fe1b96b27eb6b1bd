import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { inboxesQuery } from '../../../data/directory';
import { Group, TextSetting } from '../controls';
import { useDraft } from '../draft-context';
import { IdleField } from '../idle-field';

export function GeneralTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  return (
    <Group>
      <TextSetting field="name" label={t('setup.portalName')} description={t('setup.portalNameHint')} maxLength={100} />
      <TextSetting
        field="slug"
        label={t('setup.slug')}
        description={t('settings.slugHint', { address: `${pageUrl('/p/')}${values.slug}/` })}
        maxLength={40}
      />
      <NativeSelect
        label={t('settings.defaultInbox')}
        description={t('settings.defaultInboxHint')}
        error={error('defaultInboxId')}
        data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.defaultInboxId ?? inboxes.find(({ isDefault }) => isDefault)?.id ?? ''}
        onChange={(event) => edit({ defaultInboxId: event.currentTarget.value }, { now: true })}
      />
      <IdleField />
    </Group>
  );
}
