import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { PasswordField } from './password-field';
import { passwordStrength } from './password-strength';
import { isSlug, slugOf } from './slug';

export interface Setup {
  token: string;
  portalName: string;
  slug: string;
  name: string;
  email: string;
  password: string;
}

interface Props {
  token: string;
  onDone: (setup: Setup) => void;
}

const fields = ['token', 'portalName', 'slug', 'name', 'email', 'password'] as const;

export function SetupForm({ token, onDone }: Props) {
  const { t } = useTranslation('desk');
  const form = useForm<Setup>({
    initialValues: { token, portalName: '', slug: '', name: '', email: '', password: '' },
    validate: {
      token: (value) => (value.trim() === '' ? t('setup.tokenMissing') : null),
      portalName: (value) => (value.trim() === '' ? t('setup.portalNameMissing') : null),
      slug: (value) => (isSlug(value) ? null : t('setup.slugInvalid')),
      name: (value) => (value.trim() === '' ? t('setup.nameMissing') : null),
      email: (value) => (/^\S+@\S+$/u.test(value.trim()) ? null : t('setup.emailInvalid')),
      password: (value) => (passwordStrength(value) === 'short' ? t('setup.passwordShort') : null),
    },
  });
  const setup = useMutation({
    mutationFn: (values: Setup) => api.post('setup', values),
    retry: false,
    onSuccess: (_, values) => onDone(values),
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.status === 403) form.setFieldError('token', t('setup.tokenWrong'));
      fields.forEach((name) => {
        const message = error.field(name);
        if (message) form.setFieldError(name, message);
      });
    },
  });
  const named = (name: string) => {
    // The suggestion follows the name until someone writes an address of their own.
    if (form.values.slug === slugOf(form.values.portalName)) form.setFieldValue('slug', slugOf(name));
    form.setFieldValue('portalName', name);
  };
  const shownAtField =
    setup.error instanceof ApiError && (setup.error.status === 403 || Object.keys(setup.error.errors).length > 0);

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        setup.mutate({ ...values, token: values.token.trim(), email: values.email.trim(), name: values.name.trim() }),
      )}
    >
      <Stack>
        {token === '' || form.errors.token ? (
          <TextInput
            label={t('setup.token')}
            description={t('setup.tokenHint')}
            autoComplete="off"
            {...form.getInputProps('token')}
          />
        ) : null}
        <Fieldset legend={t('setup.portal')}>
          <Stack gap="sm">
            <TextInput
              label={t('setup.portalName')}
              description={t('setup.portalNameHint')}
              maxLength={100}
              {...form.getInputProps('portalName')}
              onChange={(event) => named(event.currentTarget.value)}
            />
            <TextInput
              label={t('setup.slug')}
              description={t('setup.slugHint', { slug: form.values.slug || 'name' })}
              maxLength={40}
              spellCheck={false}
              autoCapitalize="none"
              {...form.getInputProps('slug')}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('setup.you')}>
          <Stack gap="sm">
            <TextInput label={t('setup.name')} autoComplete="name" {...form.getInputProps('name')} />
            <TextInput label={t('signIn.email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
            <PasswordField {...form.getInputProps('password')} value={form.values.password} />
          </Stack>
        </Fieldset>
        {!shownAtField && <ProblemAlert error={setup.error} />}
        <Button type="submit" size="md" loading={setup.isPending}>
          {t('setup.submit')}
        </Button>
      </Stack>
    </form>
  );
}
