import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { suggestedTime, toInput } from './schedule';

interface Props {
  /** As a `datetime-local` input has it; null is now. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** It has passed, or lies too far ahead. */
  wrong: boolean;
}

/** Now, or at a time to come (B21). */
export function PublishTime({ value, onChange, wrong }: Props) {
  const { t } = useTranslation('desk');
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('settings.schedule.when')}
        value={value === null ? 'now' : 'at'}
        onChange={(choice) => onChange(choice === 'now' ? null : suggestedTime(new Date()))}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="now" label={t('settings.schedule.now')} />
          <Radio value="at" label={t('settings.schedule.at')} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <TextInput
          type="datetime-local"
          maw={320}
          label={t('settings.schedule.time')}
          description={t('settings.schedule.hint', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          min={toInput(new Date())}
          value={value}
          error={wrong && t('settings.schedule.wrong')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}
