import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Group, SwitchSetting } from '../controls';
import { useDraft } from '../draft-context';
import { FilterSetting } from '../filter-setting';
import type { Settings } from '../types';

const scopes = ['own', 'company', 'group'] as const;

export function PermissionsTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  return (
    <>
      <Group>
        <Radio.Group
          label={t('settings.scope')}
          value={values.ticketScope}
          error={error('ticketScope')}
          onChange={(ticketScope) => edit({ ticketScope: ticketScope as Settings['ticketScope'] }, { now: true })}
        >
          <Stack gap="sm" mt={6}>
            {scopes.map((scope) => (
              <Radio
                key={scope}
                value={scope}
                label={t(`settings.choice.ticketScope.${scope}`)}
                description={t(`settings.scopeHint.${scope}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {values.ticketScope === 'group' && <FilterSetting field="scopeFilter" />}
      </Group>
      <Group>
        <SwitchSetting
          field="customersMayHide"
          label={t('settings.field.customersMayHide')}
          description={t('settings.mayHideHint')}
        />
      </Group>
    </>
  );
}
