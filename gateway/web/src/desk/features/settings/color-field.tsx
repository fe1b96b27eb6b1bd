import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isColor } from '@/shared/theming/colors';
import classes from './color-field.module.css';

interface Props {
  label: string;
  value: string | null;
  /** Whether there may be none, which is the colour of the theme itself. */
  optional?: boolean;
  /** What customers will not be able to read. */
  warning?: string;
  error?: string;
  onChange: (color: string | null) => void;
}

/** A colour by its code or by the browser's own picker. */
export function ColorField({ label, value, optional, warning, error, onChange }: Props) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value?.toLowerCase() !== text.toLowerCase()) setText(value ?? '');
  }
  const broken = text !== '' && !isColor(text);

  const change = (next: string) => {
    setText(next);
    if (isColor(next)) onChange(next.toLowerCase());
  };

  return (
    <div>
      <TextInput
        label={label}
        placeholder={t('settings.colorDefault')}
        maxLength={7}
        spellCheck={false}
        value={text}
        error={broken ? t('settings.colorInvalid') : error}
        leftSection={
          <input
            type="color"
            className={classes.picker}
            aria-label={t('settings.colorPick', { name: label })}
            value={value ?? '#ffffff'}
            onChange={(event) => change(event.currentTarget.value)}
          />
        }
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => setText(value ?? '')}
      />
      {optional && value && (
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          onClick={() => {
            setText('');
            onChange(null);
          }}
        >
          {t('settings.colorReset')}
        </Button>
      )}
      {warning && (
        <p className={classes.warning} role="status">
          {warning}
        </p>
      )}
    </div>
  );
}
