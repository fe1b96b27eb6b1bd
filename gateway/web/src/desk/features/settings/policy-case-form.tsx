import { Button, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { ContactPicker } from '../../components/contact-picker';
import { SideDrawer } from '../../components/side-drawer';
import type { Contact } from '../../types';
import type { Expectation, PolicyCase } from './policy-cases';
import { useSaveCase } from './policy-cases';

interface Values {
  contact: Contact | null;
  ticketNumber: number | '';
  expect: Expectation;
  name: string;
}

const contactOf = ({ contactId, contactName }: PolicyCase): Contact => ({
  id: contactId,
  name: contactName,
  email: '',
  company: null,
});

export function PolicyCaseForm({ known, onClose }: { known: PolicyCase | null; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'shared']);
  const save = useSaveCase(known);
  const form = useForm<Values>({
    initialValues: {
      contact: known ? contactOf(known) : null,
      ticketNumber: known?.ticketNumber ?? '',
      expect: known?.expect ?? 'doesNotSee',
      name: known?.name ?? '',
    },
    validate: {
      contact: (contact) => (contact ? null : t('settings.case.contactMissing')),
      ticketNumber: (number) => (number === '' ? t('settings.case.ticketMissing') : null),
    },
  });

  const submit = ({ contact, ticketNumber, expect, name }: Values) => {
    if (!contact || ticketNumber === '') return;
    const described = t(`settings.case.${expect}`, { contact: contact.name, number: ticketNumber });
    save.mutate(
      { contactId: contact.id, contactName: contact.name, ticketNumber, expect, name: name.trim() || described.slice(0, 100) },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (!(error instanceof ApiError)) return;
          const { contactId, ...others } = error.errors;
          const fields = { ...others, ...(contactId ? { contact: contactId } : {}) };
          form.setErrors(Object.fromEntries(Object.entries(fields).map(([field, [message]]) => [field, message])));
        },
      },
    );
  };

  return (
    <SideDrawer opened title={known ? known.name : t('settings.case.add')} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          <ContactPicker
            value={form.values.contact}
            onChange={(contact) => form.setFieldValue('contact', contact)}
            error={form.errors.contact}
          />
          <Radio.Group label={t('settings.case.expectation')} {...form.getInputProps('expect')}>
            <Stack gap="xs" mt={6}>
              <Radio value="doesNotSee" label={t('settings.case.mustNot')} />
              <Radio value="sees" label={t('settings.case.must')} />
            </Stack>
          </Radio.Group>
          <NumberInput
            label={t('settings.case.ticket')}
            min={1}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('ticketNumber')}
          />
          <TextInput
            label={t('settings.case.name')}
            description={t('settings.case.nameHint')}
            maxLength={100}
            {...form.getInputProps('name')}
          />
          <ProblemAlert error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  );
}
