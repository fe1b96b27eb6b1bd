import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import common from '../../components/common.module.css';
import { Warning } from '../../components/warning';
import { SideDrawer } from '../../components/side-drawer';
import { isStale, StaleNotice } from '../../components/stale-notice';
import { useCloseGuard } from '../../components/use-close-guard';
import type { Role } from '../roles/roles';
import { permissionsOf } from '../roles/roles';
import { RoleChoices } from './role-choices';
import type { StaffItem } from './staff';
import { useSaveRolesOf, useStaff } from './staff';
import { useStaffProblem } from './use-staff-problem';

interface Props {
  person: StaffItem;
  roles: Role[];
  onClose: () => void;
}

/** A person's roles; without any there is no access. */
export function StaffDrawer({ person, roles, onClose }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const me = useSignedIn().id === person.id;
  const staff = useStaff();
  const save = useSaveRolesOf(person);
  const staffProblem = useStaffProblem();
  const [chosen, setChosen] = useState(person.roles);
  const [asking, setAsking] = useState<'own' | 'remove' | null>(null);
  const known = person.status !== 'noAccess';
  const changed = chosen.length !== person.roles.length || chosen.some((name) => !person.roles.includes(name));
  const { close, question } = useCloseGuard(changed, onClose);
  const losesRoles = me && !permissionsOf(roles, chosen).includes('roles');

  const send = (names: string[]) =>
    save.mutate(names, {
      onSuccess: () => {
        notifyDone(names.length > 0 ? t('staff.saved', { name: person.name }) : t('staff.removed', { name: person.name }));
        onClose();
      },
      onError: () => setAsking(null),
    });

  return (
    <SideDrawer opened title={person.name} size={480} onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length === 0) setAsking('remove');
          else if (losesRoles) setAsking('own');
          else send(chosen);
        }}
      >
        <Stack>
          <p className={common.hint}>{person.email}</p>
          <RoleChoices roles={roles} held={person.roles} value={chosen} onChange={setChosen} />
          {known && losesRoles && <Warning role="status">{t('staff.losesOwn')}</Warning>}
          <StaleNotice error={save.error} busy={save.isPending} onReload={() => void staff.refetch()} />
          {!isStale(save.error) && <ProblemAlert error={staffProblem(save.error)} />}
          <Group justify="space-between">
            {known ? (
              <Button variant="subtle" color="red" onClick={() => setAsking('remove')}>
                {t('staff.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={close}>
                {t('cancel', { ns: 'shared' })}
              </Button>
              <Button type="submit" loading={save.isPending} disabled={!known && chosen.length === 0}>
                {known ? t('save') : t('staff.bringBack')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={asking !== null}
        title={asking === 'own' ? t('staff.ownTitle') : t('staff.removeTitle', { name: person.name })}
        text={asking === 'own' ? t('staff.losesOwn') : t(me ? 'staff.removeSelf' : 'staff.removeText')}
        confirmLabel={asking === 'own' ? t('staff.ownConfirm') : t('staff.remove')}
        busy={save.isPending}
        onConfirm={() => send(asking === 'own' ? chosen : [])}
        onCancel={() => setAsking(null)}
      />
      {question}
    </SideDrawer>
  );
}
