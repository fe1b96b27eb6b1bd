import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { Dialog } from '@/shared/components/dialog';
import { notifyDone } from '@/shared/notify';
import { paths } from '../../paths';
import type { StaffItem } from '../staff/staff';
import type { Role } from './roles';
import { useDeleteRole } from './roles';
import { useRoleTexts } from './use-role-texts';

interface Props {
  role: Role;
  /** Who holds the role; it is deleted only once nobody does. */
  holders: StaffItem[];
  onClose: () => void;
}

export function DeleteRole({ role, holders, onClose }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const { roleLabel } = useRoleTexts();
  const remove = useDeleteRole();
  const name = roleLabel(role);

  if (holders.length > 0) {
    return (
      <Dialog opened title={t('roles.held', { name })} onClose={onClose}>
        <Text>{t('roles.heldText', { count: holders.length })}</Text>
        <ul>
          {holders.map((person) => (
            <li key={person.id}>{person.name}</li>
          ))}
        </ul>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel', { ns: 'shared' })}
          </Button>
          <Button component={Link} to={`${paths.settings}/staff`} data-autofocus>
            {t('roles.toStaff')}
          </Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      opened
      title={t('roles.deleteTitle', { name })}
      text={t('roles.deleteText')}
      confirmLabel={t('roles.delete')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate(role, {
          onSuccess: () => {
            notifyDone(t('roles.deleted', { name }));
            onClose();
          },
        })
      }
      onCancel={onClose}
    />
  );
}
