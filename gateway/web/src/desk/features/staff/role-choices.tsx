import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '@/shared/session';
import type { Role } from '../roles/roles';
import { useRoleTexts } from '../roles/use-role-texts';
import classes from './staff.module.css';

interface Props {
  roles: Role[];
  /** What the person holds already; it can be kept even by who may not give it. */
  held: string[];
  value: string[];
  error?: ReactNode;
  onChange: (names: string[]) => void;
}

/** The roles to give, each with what it allows. */
export function RoleChoices({ roles, held, value, error, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { roleLabel, permissionLabel } = useRoleTexts();
  const mine = useSignedIn().permissions;
  return (
    <Checkbox.Group label={t('staff.roles')} value={value} onChange={onChange} error={error}>
      <Stack gap="sm" mt="xs" mb="xs">
        {roles.map((role) => {
          const beyond = !held.includes(role.name) && role.permissions.some((name) => !mine.includes(name));
          const allows = role.permissions.length > 0 ? role.permissions.map(permissionLabel).join(', ') : t('roles.nothing');
          return (
            <Checkbox
              key={role.name}
              value={role.name}
              label={roleLabel(role)}
              description={beyond ? `${allows}. ${t('staff.beyondYou')}` : allows}
              disabled={beyond}
              classNames={{ input: classes.box, description: classes.description }}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}
