import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from './draft-context';
import type { OwnerNameSetting } from './types';

const modes = ['firstName', 'fullName', 'lastName', 'alias'] as const;

/** By which name customers see the person who looks after their ticket (P24). */
export function OwnerNameField() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const { mode, alias } = values.ownerName;
  return (
    <>
      <NativeSelect
        label={t('settings.ownerName')}
        description={t('settings.ownerNameHint')}
        value={mode}
        data={modes.map((value) => ({ value, label: t(`settings.owner.${value}`) }))}
        onChange={(event) => {
          const next = event.currentTarget.value as OwnerNameSetting['mode'];
          // An alias is not complete before it is typed.
          const whole = { mode: next, alias: next === 'alias' ? (alias ?? '') : null };
          edit({ ownerName: whole }, { now: next !== 'alias' });
        }}
      />
      {mode === 'alias' && (
        <TextInput
          label={t('settings.owner.alias')}
          placeholder={t('settings.ownerAliasPlaceholder')}
          maxLength={40}
          value={alias ?? ''}
          error={error('ownerName.alias')}
          onChange={(event) => edit({ ownerName: { mode, alias: event.currentTarget.value } })}
        />
      )}
    </>
  );
}
