import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import common from '../../components/common.module.css';
import { Warning } from '../../components/warning';
import { SideDrawer } from '../../components/side-drawer';
import { isStale, StaleNotice } from '../../components/stale-notice';
import { useCloseGuard } from '../../components/use-close-guard';
import { deskKeys } from '../../keys';
import type { Role, RoleInput } from './roles';
import { administrator, keptByAdministrators, permissionNames, permissionsOf, useSaveRole } from './roles';
import { useRoleTexts } from './use-role-texts';

interface Props {
  /** Null for a new role. */
  known: Role | null;
  roles: Role[];
  onClose: () => void;
}

export function RoleDrawer({ known, roles, onClose }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const { roleLabel } = useRoleTexts();
  const me = useSignedIn();
  const queryClient = useQueryClient();
  const save = useSaveRole(known);
  const form = useForm<RoleInput>({
    initialValues: { label: known ? roleLabel(known) : '', permissions: known?.permissions ?? [] },
    validate: { label: (value) => (value.trim() === '' ? t('roles.labelMissing') : null) },
  });
  const { close, question } = useCloseGuard(form.isDirty(), onClose);
  const atField = save.error instanceof ApiError && Object.keys(save.error.errors).length > 0;

  const after = roles.map((role) => (role.name === known?.name ? { ...role, permissions: form.values.permissions } : role));
  const losesRoles = me.permissions.includes('roles') && !permissionsOf(after, me.roles).includes('roles');

  const hintOf = (name: string) => {
    if (known?.name === administrator && keptByAdministrators.includes(name)) return t('roles.keptByAdmin');
    return !me.permissions.includes(name) && !known?.permissions.includes(name) ? t('roles.notYours') : null;
  };

  const submit = ({ label, permissions }: RoleInput) => {
    // A translated name that was not touched is not the name somebody chose.
    const own = known && label === roleLabel(known) ? known.label : label.trim();
    save.mutate(
      { label: own, permissions },
      {
        onSuccess: () => {
          notifyDone(known ? t('roles.saved') : t('roles.created', { name: own }));
          onClose();
        },
        onError: (error) => {
          if (!(error instanceof ApiError)) return;
          form.setErrors(Object.fromEntries(Object.entries(error.errors).map(([field, [message]]) => [field, message])));
        },
      },
    );
  };

  const loadNewest = async () => {
    await queryClient.refetchQueries({ queryKey: deskKeys.roles });
    const newest = queryClient.getQueryData<Role[]>(deskKeys.roles)?.find(({ name }) => name === known?.name);
    if (!newest) {
      onClose();
      return;
    }
    form.setInitialValues({ label: roleLabel(newest), permissions: newest.permissions });
    form.reset();
    save.reset();
  };

  return (
    <SideDrawer opened title={known ? roleLabel(known) : t('roles.create')} size={480} onClose={close}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          <TextInput label={t('roles.label')} maxLength={60} data-autofocus {...form.getInputProps('label')} />
          <Checkbox.Group label={t('roles.allows')} {...form.getInputProps('permissions')}>
            <Stack gap="sm" mt="xs">
              {permissionNames.map((name) => {
                const hint = hintOf(name);
                return (
                  <Checkbox
                    key={name}
                    value={name}
                    disabled={hint !== null}
                    label={t(`roles.permission.${name}.label`)}
                    description={hint ? `${t(`roles.permission.${name}.text`)} ${hint}` : t(`roles.permission.${name}.text`)}
                    classNames={{ input: common.box, description: common.description }}
                  />
                );
              })}
            </Stack>
          </Checkbox.Group>
          {losesRoles && <Warning role="status">{t('roles.losesOwn')}</Warning>}
          {known && <StaleNotice error={save.error} busy={save.isPending} onReload={() => void loadNewest()} />}
          {!atField && !isStale(save.error) && <ProblemAlert error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {known ? t('save') : t('roles.create')}
            </Button>
          </Group>
        </Stack>
      </form>
      {question}
    </SideDrawer>
  );
}
