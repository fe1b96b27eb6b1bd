import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../types';
import classes from './contacts.module.css';

interface Props {
  contacts: Contact[];
  onOpen: (contact: Contact) => void;
}

export function ContactTable({ contacts, onOpen }: Props) {
  const { t } = useTranslation('desk');
  return (
    <div className={classes.card}>
      <Table verticalSpacing="sm" highlightOnHover aria-label={t('nav.contacts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('contacts.name')}</Table.Th>
            <Table.Th className={classes.wide}>{t('signIn.email')}</Table.Th>
            <Table.Th className={classes.wide}>{t('contacts.company')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <Table.Tr key={contact.id}>
              <Table.Td>
                <UnstyledButton className={classes.name} onClick={() => onOpen(contact)}>
                  {contact.name || contact.email}
                </UnstyledButton>
                <span className={classes.narrow}>
                  {contact.email}
                  {contact.company && ` · ${contact.company.name}`}
                </span>
              </Table.Td>
              <Table.Td className={classes.wide}>{contact.email}</Table.Td>
              <Table.Td className={classes.wide}>{contact.company?.name}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
