import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from './roles';
import { permissionNames } from './roles';

const standard = { agent: 'Agent', admin: 'Administrator', operator: 'Operator' } as const;

/** Names of roles and permissions in the reader's language. */
export function useRoleTexts() {
  const { t } = useTranslation('desk');
  /** A standard role's own name is translated as long as nobody gave it another one. */
  const roleLabel = useCallback(
    ({ name, label }: Pick<Role, 'name' | 'label'>) => {
      const known = (Object.keys(standard) as (keyof typeof standard)[]).find((candidate) => candidate === name);
      return known && standard[known] === label ? t(`roles.standardName.${known}`) : label;
    },
    [t],
  );
  const permissionLabel = useCallback(
    (name: string) => {
      const known = permissionNames.find((candidate) => candidate === name);
      return known ? t(`roles.permission.${known}.label`) : name;
    },
    [t],
  );
  return { roleLabel, permissionLabel };
}
