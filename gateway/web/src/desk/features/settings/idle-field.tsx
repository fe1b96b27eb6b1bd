import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './section';

const usual = [20, 40, 60, 1440];

/** After how long without activity people are signed out. */
export function IdleField({ form }: SectionProps) {
  const { t } = useTranslation('desk');
  const { idleMinutes } = form.values;
  const [custom, setCustom] = useState(!usual.includes(idleMinutes));

  return (
    <>
      <NativeSelect
        label={t('settings.idle')}
        description={t('settings.idleHint')}
        value={custom ? 'custom' : String(idleMinutes)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setCustom(value === 'custom');
          if (value !== 'custom') form.setFieldValue('idleMinutes', Number(value));
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
          {...form.getInputProps('idleMinutes')}
          onChange={(value) => form.setFieldValue('idleMinutes', Number(value))}
        />
      )}
    </>
  );
}
