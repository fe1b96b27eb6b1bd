import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '@/shared/session';
import common from '../../components/common.module.css';
import type { Role } from '../roles/roles';
import { useRoleTexts } from '../roles/use-role-texts';

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
              classNames={{ input: common.box, description: common.description }}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}
