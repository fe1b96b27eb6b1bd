import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FormChoice as Choice } from '@/shared/api-schema';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSignedIn } from '@/shared/session';
import { paths } from '../../../paths';
import { Group, SwitchSetting, TextSetting } from '../controls';
import { useDraft } from '../draft-context';
import { useFormChoices } from '../forms';
import classes from '../settings.module.css';

export function FormTab() {
  const { t } = useTranslation('desk');
  const { values } = useDraft();
  return (
    <Group>
      <SwitchSetting field="formConnected" label={t('settings.formOn')} description={t('settings.formOnHint')} />
      {values.formConnected && (
        <>
          <FormChoice />
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

/** Which form customers get (P15). One that cannot be chosen says why, and how to change that is a link away. */
function FormChoice() {
  const { t } = useTranslation('desk');
  const { draft, values, edit, error } = useDraft();
  const mayBuild = useSignedIn().permissions.includes('records');
  const forms = useFormChoices();
  const all = forms.data ?? [];
  const unfit = all.filter(({ eligible }) => !eligible);
  const standard = all.find((form) => form.standard)?.id ?? null;
  const chosen = values.formId ?? standard;
  const warning = draft.warnings.some(({ code }) => code === 'form') ? t('settings.formWarning') : undefined;
  const why = ({ reasons }: Choice) => reasons.map((reason) => t(`settings.formReason.${reason}`)).join(', ');

  return (
    <>
      <Select
        label={t('settings.formChoice')}
        description={t('settings.formChoiceHint')}
        error={error('formId') ?? warning}
        allowDeselect={false}
        data={all.map(({ id, name, eligible }) => ({ value: id, label: name, disabled: !eligible }))}
        renderOption={({ option }) => {
          const form = unfit.find(({ id }) => id === option.value);
          return (
            <span>
              {option.label}
              {form && <span className={classes.hint}> – {why(form)}</span>}
            </span>
          );
        }}
        value={chosen}
        onChange={(id) => edit({ formId: id === standard ? null : id }, { now: true })}
      />
      <ProblemAlert error={forms.error} />
      {unfit.length > 0 && (
        <ul className={classes.hint}>
          {unfit.map((form) => (
            <li key={form.id}>
              {t('settings.formUnfit', { name: form.name, reasons: why(form) })}{' '}
              {mayBuild && (
                <Link to={paths.form(form.id)} aria-label={t('forms.edit', { name: form.name })}>
                  {t('forms.open')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayBuild && (
        <p className={classes.hint}>
          {chosen && <Link to={paths.form(chosen)}>{t('forms.openUsed')}</Link>} {chosen && '·'}{' '}
          <Link to={paths.forms}>{t('forms.builder.all')}</Link>
        </p>
      )}
    </>
  );
}
