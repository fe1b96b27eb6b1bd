import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { BarePage } from '@/shared/components/bare-page';
import { ProblemAlert } from '@/shared/components/problem-alert';
import classes from '@/shared/components/sign-in.module.css';
import { StatePanel } from '@/shared/components/state-panel';
import { usePortal } from '@/shared/portal-query';
import { useSession } from '@/shared/session';
import { usePageTitle } from '../../shell/use-page-title';
import { PasswordField } from '../setup/password-field';
import { passwordStrength } from '../setup/password-strength';

/** Where an invitation leads: the person chooses a password and is signed in with it. */
export default function InvitationPage() {
  const { t } = useTranslation('desk');
  const portal = usePortal();
  const navigate = useNavigate();
  const { signIn } = useSession();
  const hash = useLocation().hash.slice(1);
  const [token] = useState(hash);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (passwordStrength(value) === 'short' ? t('setup.passwordShort') : null) },
  });
  const accept = useMutation({
    mutationFn: async ({ password }: { password: string }) => {
      const { email } = await api.post<{ email: string }>('desk/invitation', { token, password });
      await signIn(email, password);
    },
    // The invitation counts once.
    retry: false,
    onSuccess: () => void navigate('/', { replace: true }),
    onError: (error) => {
      const message = error instanceof ApiError ? error.field('password') : null;
      if (message) form.setFieldError('password', message);
    },
  });
  usePageTitle(t('invitation.title'));

  const over = token === '' || (accept.error instanceof ApiError && accept.error.code === 'invitation-over');
  if (over) {
    return (
      <BarePage>
        <StatePanel
          level={1}
          icon="info"
          title={t('invitation.over')}
          text={t('invitation.overText')}
          action={
            <Button component={Link} to="/">
              {t('setup.toSignIn')}
            </Button>
          }
        />
      </BarePage>
    );
  }
  return (
    <BarePage>
      <p className={classes.kind}>{t('title')}</p>
      <h1 className={classes.title}>{portal.data?.name ?? t('invitation.title')}</h1>
      <p className={classes.lead}>{t('invitation.lead')}</p>
      <form noValidate onSubmit={form.onSubmit((values) => accept.mutate(values))}>
        <Stack>
          <PasswordField data-autofocus {...form.getInputProps('password')} value={form.values.password} />
          {!form.errors.password && <ProblemAlert error={accept.error} />}
          <Button type="submit" size="md" fullWidth loading={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        </Stack>
      </form>
    </BarePage>
  );
}
