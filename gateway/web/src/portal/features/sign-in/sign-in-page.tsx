import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortalInfo } from '@/shared/api-types';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSession } from '@/shared/session';
import classes from '@/shared/components/sign-in.module.css';
import { SystemPageFrame } from '../system-page/system-page';

interface Props {
  portal: PortalInfo;
  reason: 'never' | 'signed-out' | 'expired';
}

/** Stands in place of the page that was asked for, so signing in leads straight to it. */
export function SignInPage({ portal, reason }: Props) {
  const { t } = useTranslation('portal');
  const { signIn } = useSession();
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const attempt = useMutation({
    mutationFn: (values: { email: string; password: string }) => signIn(values.email, values.password),
    // A repeated attempt could count as another failed one.
    retry: false,
  });

  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    setMissing({
      email: values.email === '' ? t('signIn.emailMissing') : undefined,
      password: values.password === '' ? t('signIn.passwordMissing') : undefined,
    });
    if (values.email === '') email.current?.focus();
    else if (values.password === '') password.current?.focus();
    else attempt.mutate(values);
  };

  return (
    <SystemPageFrame portal={portal} page="sign-in" title={portal.name} text={t('signIn.lead')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {reason !== 'never' && !attempt.error && (
            <Alert
              role="status"
              icon={<Icon name={reason === 'expired' ? 'alert' : 'check'} />}
              classNames={{ root: classes.notice, message: classes.noticeText }}
            >
              {reason === 'expired' ? t('signIn.expired') : t('signIn.signedOut')}
            </Alert>
          )}
          <ProblemAlert error={attempt.error} />
          <TextInput
            label={t('signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            size="md"
            ref={email}
            error={missing.email}
          />
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), 'aria-hidden': false, tabIndex: 0 }}
            ref={password}
            error={missing.password}
          />
          <Button type="submit" size="md" fullWidth loading={attempt.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
    </SystemPageFrame>
  );
}
