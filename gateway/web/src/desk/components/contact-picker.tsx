import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useContactList } from '../data/list-contacts';
import type { Contact } from '../types';

interface Props {
  label?: string;
  value: Contact | null;
  onChange: (contact: Contact | null) => void;
  error?: ReactNode;
}

const pauseMs = 250;
const label = ({ name, email }: Contact) => (email ? `${name} (${email})` : name);

/** Finds a contact by name, email or company as one types; the server searches, so all are within reach. */
export function ContactPicker({ label: caption, value, onChange, error }: Props) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState(value ? label(value) : '');
  const [query] = useDebouncedValue(text, pauseMs);
  // The chosen contact's own label is no search.
  const contacts = useContactList(value && query === label(value) ? '' : query.trim());
  const found = contacts.data?.pages[0]?.items ?? [];
  const options = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;

  return (
    <Select
      label={caption ?? t('newTicket.contact')}
      placeholder={t('newTicket.contactPlaceholder')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('newTicket.clearContact') }}
      error={error}
      searchValue={text}
      onSearchChange={setText}
      value={value?.id ?? null}
      onChange={(id) => onChange(options.find((contact) => contact.id === id) ?? null)}
      data={options.map((contact) => ({ value: contact.id, label: label(contact) }))}
      filter={({ options: all }) => all}
      nothingFoundMessage={contacts.isFetching ? t('newTicket.searching') : t('newTicket.noContact')}
      maxDropdownHeight={320}
    />
  );
}
