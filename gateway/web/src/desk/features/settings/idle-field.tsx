import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from './draft-context';

const usual = [20, 40, 60, 1440];

/** After how long without activity people are signed out (P51). */
export function IdleField() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const { idleMinutes } = values;
  const [wanted, setWanted] = useState(false);
  const custom = wanted || !usual.includes(idleMinutes);

  return (
    <>
      <NativeSelect
        label={t('settings.idle')}
        description={t('settings.idleHint')}
        value={custom ? 'custom' : String(idleMinutes)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setWanted(value === 'custom');
          if (value !== 'custom') edit({ idleMinutes: Number(value) }, { now: true });
        }}
        data={[
          ...usual.map((minutes) => ({
            value: String(minutes),
            label: minutes < 1440 ? t('settings.minutes', { count: minutes }) : t('settings.hours', { count: minutes / 60 }),
          })),
          { value: 'custom', label: t('settings.custom') },
        ]}
      />
      {custom && (
        <NumberInput
          label={t('settings.idleCustom')}
          min={1}
          max={10_080}
          allowDecimal={false}
          hideControls
          clampBehavior="none"
          value={idleMinutes}
          error={error('idleMinutes') && t('settings.idleInvalid')}
          onChange={(value) => edit({ idleMinutes: Number(value) })}
        />
      )}
    </>
  );
}
