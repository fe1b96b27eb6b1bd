import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { categories, priorities } from '@/shared/api-types';
import type { Outgoing } from '@/shared/components/composer';
import Composer from '@/shared/components/composer';
import { createActionKey } from '@/shared/idempotency';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import { ContactPicker } from '../../components/contact-picker';
import { inboxesQuery } from '../../data/directory';
import { deskKeys } from '../../keys';
import { paths } from '../../paths';
import type { Contact, DeskTicket } from '../../types';
import classes from './new-ticket.module.css';

export default function NewTicketForm({ contact: initial }: { contact: Contact | null }) {
  const { t } = useTranslation(['desk', 'shared']);
  const me = useSignedIn();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const inboxes = useQuery(inboxesQuery).data ?? [];
  const [contact, setContact] = useState(initial);
  const [subject, setSubject] = useState('');
  const [priority, setPriority] = useState('');
  const [category, setCategory] = useState('');
  const [inbox, setInbox] = useState('');
  const [missing, setMissing] = useState<{ contact?: string; subject?: string }>({});
  const [actionKey] = useState(createActionKey);

  const create = async ({ html, attachmentIds }: Outgoing) => {
    const gaps = {
      contact: contact ? undefined : t('newTicket.contactMissing'),
      subject: subject.trim() === '' ? t('newTicket.subjectMissing') : undefined,
    };
    setMissing(gaps);
    if (!contact || gaps.subject) throw new ApiError(400, { type: 'urn:portal:problem:validation' });
    const body = {
      contactId: contact.id,
      subject: subject.trim(),
      html,
      attachmentIds,
      priority: priority || undefined,
      category: category || undefined,
      inboxId: inbox || undefined,
    };
    const ticket = await api.post<DeskTicket>('desk/tickets', body, { idempotencyKey: actionKey.for(body) });
    actionKey.done();
    void queryClient.invalidateQueries({ queryKey: deskKeys.lists });
    void queryClient.invalidateQueries({ queryKey: deskKeys.counts });
    notifyDone(t('newTicket.created', { number: ticket.number }));
    // After the form has cleared its draft, which it does once this has succeeded.
    window.setTimeout(() => void navigate(paths.ticket(ticket.number)));
  };

  return (
    <Stack className={classes.form}>
      <ContactPicker value={contact} onChange={setContact} error={missing.contact} />
      <TextInput
        label={t('ticket.subject')}
        value={subject}
        maxLength={200}
        error={missing.subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, xs: inboxes.length > 1 ? 3 : 2 }}>
        <NativeSelect
          label={t('ticket.priority')}
          value={priority}
          onChange={(event) => setPriority(event.currentTarget.value)}
          data={[
            { value: '', label: t('none') },
            ...priorities.map((value) => ({ value, label: t(`priority.${value}`, { ns: 'shared' }) })),
          ]}
        />
        <NativeSelect
          label={t('ticket.category')}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
          data={[
            { value: '', label: t('none') },
            ...categories.map((value) => ({ value, label: t(`category.${value}`, { ns: 'shared' }) })),
          ]}
        />
        {inboxes.length > 1 && (
          <NativeSelect
            label={t('inbox.inbox')}
            value={inbox || (inboxes.find(({ isDefault }) => isDefault)?.id ?? '')}
            onChange={(event) => setInbox(event.currentTarget.value)}
            data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </SimpleGrid>
      <div>
        <p className={classes.label} aria-hidden="true">
          {t('newTicket.message')}
        </p>
        <Composer
          label={t('newTicket.message')}
          placeholder={t('newTicket.messagePlaceholder')}
          sendLabel={t('newTicket.create')}
          draft={{ userId: me.id, place: 'desk-new-ticket' }}
          onSend={create}
        />
      </div>
    </Stack>
  );
}
