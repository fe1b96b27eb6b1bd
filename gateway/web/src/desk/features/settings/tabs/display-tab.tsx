import { useTranslation } from 'react-i18next';
import { ColumnsEditor } from '../columns-editor';
import { Group, SwitchSetting, TextSetting } from '../controls';
import { FilterSetting } from '../filter-setting';
import { OwnerNameField } from '../owner-name-field';

export function DisplayTab() {
  const { t } = useTranslation('desk');
  return (
    <>
      <Group title={t('settings.columns.title')} hint={t('settings.columns.hint')}>
        <ColumnsEditor />
      </Group>
      <Group title={t('settings.naming')}>
        <TextSetting
          field="ticketsName"
          label={t('settings.ticketsName')}
          description={t('settings.ticketsNameHint')}
          placeholder={t('settings.ticketsNamePlaceholder')}
          maxLength={40}
        />
        <OwnerNameField />
        <SwitchSetting field="showStages" label={t('settings.showStages')} description={t('settings.showStagesHint')} />
      </Group>
      <Group title={t('settings.ticketFilter.title')} hint={t('settings.ticketFilter.hint')}>
        <FilterSetting field="ticketFilter" />
      </Group>
    </>
  );
}
