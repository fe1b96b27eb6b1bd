import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { Group, SwitchSetting, TextSetting } from '../controls';
import { useDraft } from '../draft-context';
import { useFormChoices } from '../forms';
import classes from '../settings.module.css';

export function FormTab() {
  const { t } = useTranslation('desk');
  const { draft, values, edit, error } = useDraft();
  const forms = useFormChoices();
  const all = forms.data ?? [];
  const unfit = all.filter(({ eligible }) => !eligible);
  const standard = all.find((form) => form.standard)?.id ?? null;
  const warning = draft.warnings.some(({ code }) => code === 'form') ? t('settings.formWarning') : undefined;

  return (
    <Group>
      <SwitchSetting field="formConnected" label={t('settings.formOn')} description={t('settings.formOnHint')} />
      {values.formConnected && (
        <>
          <Select
            label={t('settings.formChoice')}
            description={t('settings.formChoiceHint')}
            error={error('formId') ?? warning}
            allowDeselect={false}
            data={all.map(({ id, name, eligible }) => ({ value: id, label: name, disabled: !eligible }))}
            value={values.formId ?? standard}
            onChange={(id) => edit({ formId: id === standard ? null : id }, { now: true })}
          />
          <ProblemAlert error={forms.error} />
          {unfit.length > 0 && (
            <ul className={classes.hint}>
              {unfit.map(({ id, name, reasons }) => (
                <li key={id}>
                  {t('settings.formUnfit', {
                    name,
                    reasons: reasons.map((reason) => t(`settings.formReason.${reason}`)).join(', '),
                  })}
                </li>
              ))}
            </ul>
          )}
          <TextSetting
            field="formMenuText"
            label={t('settings.menuText')}
            description={t('settings.menuTextHint')}
            placeholder={t('settings.menuTextPlaceholder')}
            maxLength={40}
          />
          <TextSetting
            field="formHeader"
            label={t('settings.formHeader')}
            description={t('settings.formHeaderHint')}
            maxLength={500}
            multiline
          />
        </>
      )}
    </Group>
  );
}
