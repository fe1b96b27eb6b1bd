import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { createActionKey } from '@/shared/idempotency';
import { notifyDone } from '@/shared/notify';
import { deskKeys } from '../../keys';
import type { Contact } from '../../types';

const empty = { firstName: '', lastName: '', email: '', companyName: '', password: '' };
const fields = ['firstName', 'lastName', 'email', 'companyName', 'password'] as const;

export function CreateContact({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'shared']);
  const queryClient = useQueryClient();
  const [actionKey] = useState(createActionKey);
  const form = useForm({
    initialValues: empty,
    validate: {
      firstName: (value) => (value.trim() === '' ? t('contacts.firstNameMissing') : null),
      email: (value) => (/^\S+@\S+$/u.test(value.trim()) ? null : t('setup.emailInvalid')),
    },
  });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  const create = useMutation({
    mutationFn: (values: typeof empty) => {
      const body = {
        email: values.email.trim(),
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        companyName: values.companyName.trim() || undefined,
        password: values.password || undefined,
      };
      return api.post<Contact>('desk/contacts', body, { idempotencyKey: actionKey.for(body) });
    },
    onSuccess: (_, values) => {
      actionKey.done();
      void queryClient.invalidateQueries({ queryKey: deskKeys.contacts });
      notifyDone(t('contacts.created', { name: `${values.firstName} ${values.lastName}`.trim() }));
      close();
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      fields.forEach((name) => {
        const message = error.field(name);
        if (message) form.setFieldError(name, message);
      });
    },
  });
  const atField = create.error instanceof ApiError && Object.keys(create.error.errors).length > 0;

  return (
    <Dialog opened={opened} onClose={close} title={t('contacts.create')} persistent>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack gap="sm">
          <TextInput label={t('contacts.firstName')} data-autofocus autoComplete="off" {...form.getInputProps('firstName')} />
          <TextInput label={t('contacts.lastName')} autoComplete="off" {...form.getInputProps('lastName')} />
          <TextInput label={t('signIn.email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
          <TextInput
            label={t('contacts.company')}
            description={t('contacts.companyHint')}
            autoComplete="off"
            {...form.getInputProps('companyName')}
          />
          <PasswordInput
            label={t('signIn.password')}
            description={t('contacts.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          {!atField && <ProblemAlert error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('contacts.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
