import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { Chip, Chips } from '../../components/chip';
import common from '../../components/common.module.css';
import { AreaFrame } from '../settings-area/area-frame';
import { useStaff } from '../staff/staff';
import { DeleteRole } from './delete-role';
import { RoleDrawer } from './role-drawer';
import type { Role } from './roles';
import { useRoles } from './roles';
import classes from './roles.module.css';
import { useRoleTexts } from './use-role-texts';

/** What each role allows, in plain words, and who holds it (P1). */
export default function RolesPage() {
  const { t } = useTranslation('desk');
  const { roleLabel, permissionLabel } = useRoleTexts();
  const roles = useRoles();
  const staff = useStaff();
  const [edited, setEdited] = useState<Role | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Role | null>(null);
  const holdersOf = (role: Role) => staff.data?.filter((person) => person.roles.includes(role.name)) ?? [];

  return (
    <AreaFrame
      title={t('settingsArea.pages.roles')}
      lead={t('roles.lead')}
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')} disabled={!roles.data}>
          {t('roles.create')}
        </Button>
      }
    >
      {roles.isPending ? (
        <LoadingRows />
      ) : !roles.data ? (
        <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />
      ) : (
        <ul className={classes.list} aria-label={t('settingsArea.pages.roles')}>
          {roles.data.map((role) => (
            <li key={role.name} className={classes.item}>
              <div className={classes.text}>
                <h2 className={classes.name}>
                  {roleLabel(role)}
                  {role.standard && <Chip tone="neutral">{t('roles.standard')}</Chip>}
                </h2>
                {staff.data && (
                  <p className={common.hint}>
                    {holdersOf(role).length > 0 ? t('roles.holders', { count: holdersOf(role).length }) : t('roles.noHolders')}
                  </p>
                )}
                {role.permissions.length > 0 ? (
                  <Chips>
                    {role.permissions.map((name) => (
                      <li key={name}>
                        <Chip>{permissionLabel(name)}</Chip>
                      </li>
                    ))}
                  </Chips>
                ) : (
                  <p className={common.hint}>{t('roles.nothing')}</p>
                )}
              </div>
              <div className={classes.buttons}>
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={t('roles.editOf', { name: roleLabel(role) })}
                  onClick={() => setEdited(role)}
                >
                  {t('edit')}
                </Button>
                {!role.standard && (
                  <Button
                    size="compact-md"
                    variant="subtle"
                    color="gray"
                    aria-label={t('roles.deleteOf', { name: roleLabel(role) })}
                    onClick={() => setDeleted(role)}
                  >
                    {t('roles.delete')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {edited && roles.data && (
        <RoleDrawer
          known={edited === 'new' ? null : (roles.data.find(({ name }) => name === edited.name) ?? edited)}
          roles={roles.data}
          onClose={() => setEdited(null)}
        />
      )}
      {deleted && <DeleteRole role={deleted} holders={holdersOf(deleted)} onClose={() => setDeleted(null)} />}
    </AreaFrame>
  );
}
