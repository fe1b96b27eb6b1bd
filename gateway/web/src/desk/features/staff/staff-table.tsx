import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/shared/format';
import { useSignedIn } from '@/shared/session';
import { Chip, Chips } from '../../components/chip';
import type { Role } from '../roles/roles';
import { useRoleTexts } from '../roles/use-role-texts';
import type { StaffItem } from './staff';
import classes from './staff.module.css';

interface Props {
  label: string;
  people: StaffItem[];
  roles: Role[];
  onEdit: (person: StaffItem) => void;
  onInvite?: (person: StaffItem) => void;
}

export function StaffTable({ label, people, roles, onEdit, onInvite }: Props) {
  const { t, i18n } = useTranslation('desk');
  const { roleLabel } = useRoleTexts();
  const me = useSignedIn().id;
  const over = (person: StaffItem) => person.invitedUntil !== null && new Date(person.invitedUntil) < new Date();
  const namesOf = (person: StaffItem) =>
    person.roles.map((name) => roleLabel(roles.find((role) => role.name === name) ?? { name, label: name }));

  return (
    <div className={classes.card}>
      <Table verticalSpacing="sm" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('staff.name')}</Table.Th>
            <Table.Th className={classes.wide}>{t('staff.roles')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('staff.actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td className={classes.person}>
                <strong>{person.name}</strong> {person.id === me && <Chip>{t('staff.you')}</Chip>}
                <span className={classes.email}>{person.email}</span>
                {person.status === 'invited' && (
                  <span className={classes.invited}>
                    {person.invitedUntil === null
                      ? t('staff.invited')
                      : t(over(person) ? 'staff.invitationOver' : 'staff.invitedUntil', {
                          date: formatDate(person.invitedUntil, i18n.language),
                        })}
                  </span>
                )}
                <span className={classes.narrow}>{namesOf(person).join(', ')}</span>
              </Table.Td>
              <Table.Td className={classes.wide}>
                {person.roles.length > 0 ? (
                  <Chips>
                    {namesOf(person).map((name) => (
                      <li key={name}>
                        <Chip tone="neutral">{name}</Chip>
                      </li>
                    ))}
                  </Chips>
                ) : (
                  t('none')
                )}
              </Table.Td>
              <Table.Td>
                <div className={classes.buttons}>
                  {person.status === 'invited' && onInvite && (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      aria-label={t('staff.inviteAgainOf', { name: person.name })}
                      onClick={() => onInvite(person)}
                    >
                      {t('staff.inviteAgain')}
                    </Button>
                  )}
                  <Button
                    size="compact-md"
                    variant="default"
                    aria-label={t(person.status === 'noAccess' ? 'staff.bringBackOf' : 'staff.changeOf', { name: person.name })}
                    onClick={() => onEdit(person)}
                  >
                    {t(person.status === 'noAccess' ? 'staff.bringBack' : 'staff.change')}
                  </Button>
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
