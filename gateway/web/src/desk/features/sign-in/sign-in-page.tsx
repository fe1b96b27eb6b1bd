import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { PortalInfo } from '@/shared/api-types';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSession } from '@/shared/session';
import { BarePage } from '@/shared/components/bare-page';
import classes from '@/shared/components/sign-in.module.css';

interface Props {
  portal: PortalInfo;
  reason: 'never' | 'signed-out' | 'expired';
}

/** Stands in place of the page that was asked for, so signing in leads straight to it. */
export function SignInPage({ portal, reason }: Props) {
  const { t } = useTranslation('desk');
  const { signIn } = useSession();
  const fromSetup = (useLocation().state as { setupEmail?: string } | null)?.setupEmail;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: fromSetup ?? '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? t('signIn.emailMissing') : null),
      password: (value) => (value === '' ? t('signIn.passwordMissing') : null),
    },
  });
  const attempt = useMutation({
    mutationFn: (values: { email: string; password: string }) => signIn(values.email.trim(), values.password),
    // A repeated attempt could count as another failed one.
    retry: false,
  });
  const notice = fromSetup
    ? t('signIn.setUp')
    : reason === 'expired'
      ? t('signIn.expired')
      : reason === 'signed-out'
        ? t('signIn.signedOut')
        : null;

  return (
    <BarePage>
      <p className={classes.kind}>{t('title')}</p>
      <h1 className={classes.title}>{portal.name}</h1>
      <p className={classes.lead}>{t('signIn.lead')}</p>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Stack>
          {notice && !attempt.error && (
            <Alert role="status" icon={<Icon name="check" />} classNames={{ root: classes.notice, message: classes.noticeText }}>
              {notice}
            </Alert>
          )}
          <ProblemAlert error={attempt.error} />
          <TextInput
            label={t('signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            size="md"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" fullWidth loading={attempt.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
    </BarePage>
  );
}
