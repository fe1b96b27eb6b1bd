import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { SideDrawer } from '../../components/side-drawer';
import type { Role } from '../roles/roles';
import { InvitationLink } from './invitation-link';
import { RoleChoices } from './role-choices';
import type { NewStaff } from './staff';
import { useAddStaff } from './staff';
import classes from './staff.module.css';

/** Adds somebody; afterwards it shows the invitation, which nobody can look up again. */
export function AddStaff({ roles, onClose }: { roles: Role[]; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'shared']);
  const add = useAddStaff();
  const form = useForm<NewStaff>({
    initialValues: { email: '', name: '', roles: [] },
    validate: {
      email: (value) => (/^\S+@\S+$/u.test(value.trim()) ? null : t('setup.emailInvalid')),
      name: (value) => (value.trim() === '' ? t('setup.nameMissing') : null),
      roles: (value) => (value.length === 0 ? t('staff.rolesMissing') : null),
    },
  });
  const atField = add.error instanceof ApiError && Object.keys(add.error.errors).length > 0;

  if (add.data) {
    const { staff, invitation } = add.data;
    return (
      <SideDrawer opened title={t('staff.added', { name: staff.name })} size={480} onClose={onClose}>
        <Stack>
          {invitation ? (
            <InvitationLink invitation={invitation} name={staff.name} />
          ) : (
            <p className={classes.plain}>{t(staff.status === 'active' ? 'staff.hasAccount' : 'staff.invitedElsewhere')}</p>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('staff.done')}</Button>
          </Group>
        </Stack>
      </SideDrawer>
    );
  }

  return (
    <SideDrawer opened title={t('staff.add')} size={480} onClose={onClose}>
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          add.mutate(
            { ...values, email: values.email.trim(), name: values.name.trim() },
            {
              onError: (error) => {
                if (!(error instanceof ApiError)) return;
                form.setErrors(Object.fromEntries(Object.entries(error.errors).map(([field, [message]]) => [field, message])));
              },
            },
          ),
        )}
      >
        <Stack>
          <TextInput label={t('signIn.email')} type="email" autoComplete="off" data-autofocus {...form.getInputProps('email')} />
          <TextInput label={t('staff.name')} autoComplete="off" maxLength={200} {...form.getInputProps('name')} />
          <RoleChoices
            roles={roles}
            held={[]}
            value={form.values.roles}
            error={form.errors.roles}
            onChange={(names) => form.setFieldValue('roles', names)}
          />
          {!atField && <ProblemAlert error={add.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('staff.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  );
}
