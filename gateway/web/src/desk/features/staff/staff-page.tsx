import { Button } from '@mantine/core';
import clsx from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import common from '../../components/common.module.css';
import { useRoles } from '../roles/roles';
import { AreaFrame } from '../settings-area/area-frame';
import { AddStaff } from './add-staff';
import { InviteAgain } from './invite-again';
import type { StaffItem } from './staff';
import { useStaff } from './staff';
import { StaffDrawer } from './staff-drawer';
import { StaffTable } from './staff-table';
import classes from './staff.module.css';

type Open = { what: 'add' } | { what: 'edit' | 'invite'; person: StaffItem };

/** Who works here and as what (P1). */
export default function StaffPage() {
  const { t } = useTranslation('desk');
  const staff = useStaff();
  const roles = useRoles();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const failed = staff.isError ? staff : roles;
  const current = (person: StaffItem) => staff.data?.find(({ id }) => id === person.id) ?? person;
  const here = staff.data?.filter(({ status }) => status !== 'noAccess') ?? [];
  const gone = staff.data?.filter(({ status }) => status === 'noAccess') ?? [];

  return (
    <AreaFrame
      title={t('settingsArea.pages.staff')}
      lead={t('staff.lead')}
      actions={
        <Button leftSection={<Icon name="plus" />} disabled={!roles.data} onClick={() => setOpen({ what: 'add' })}>
          {t('staff.add')}
        </Button>
      }
    >
      {staff.isPending || roles.isPending ? (
        <LoadingRows />
      ) : !staff.data || !roles.data ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <>
          <StaffTable
            label={t('settingsArea.pages.staff')}
            people={here}
            roles={roles.data}
            onEdit={(person) => setOpen({ what: 'edit', person })}
            onInvite={(person) => setOpen({ what: 'invite', person })}
          />
          {gone.length > 0 && (
            <section className={classes.section} aria-labelledby="staff-gone">
              <h2 className={classes.heading} id="staff-gone">
                {t('staff.gone')}
              </h2>
              <p className={clsx(common.hint, classes.about)}>{t('staff.goneText')}</p>
              <StaffTable
                label={t('staff.gone')}
                people={gone}
                roles={roles.data}
                onEdit={(person) => setOpen({ what: 'edit', person })}
              />
            </section>
          )}
        </>
      )}
      {roles.data && open?.what === 'add' && <AddStaff roles={roles.data} onClose={close} />}
      {roles.data && open?.what === 'edit' && (
        <StaffDrawer key={current(open.person).version} person={current(open.person)} roles={roles.data} onClose={close} />
      )}
      {open?.what === 'invite' && <InviteAgain person={open.person} onClose={close} />}
    </AreaFrame>
  );
}
