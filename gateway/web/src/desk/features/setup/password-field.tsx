import type { PasswordInputProps } from '@mantine/core';
import { PasswordInput, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { passwordLength, passwordStrength } from './password-strength';
import classes from './setup-page.module.css';

const fill = { short: 30, fair: 65, good: 100 };
const color = { short: 'red', fair: 'yellow', good: 'green' };

/** A new password with what it still lacks; the words carry the meaning, the bar only repeats it. */
export function PasswordField({ value, ...props }: PasswordInputProps & { value: string }) {
  const { t } = useTranslation('desk');
  const strength = passwordStrength(value);
  return (
    <div>
      <PasswordInput
        label={t('signIn.password')}
        description={t('setup.passwordHint', { count: passwordLength })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
        value={value}
        {...props}
      />
      {value !== '' && (
        <div className={classes.strength}>
          <Progress value={fill[strength]} color={color[strength]} size="sm" aria-hidden="true" />
          <span role="status">{t(`setup.strength.${strength}`, { count: passwordLength })}</span>
        </div>
      )}
    </div>
  );
}
