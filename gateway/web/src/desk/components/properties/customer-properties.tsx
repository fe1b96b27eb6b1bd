import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryGet } from '@/shared/api-client';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useSignedIn } from '@/shared/session';
import { useCustomProperties } from '../../data/properties';
import { deskKeys } from '../../keys';
import type { CustomerRecord } from '../../types';
import { fasterOne, isStale } from '../stale-notice';
import { PropertyGroups } from './property-groups';
import classes from './properties.module.css';

type Record = 'contact' | 'company';

const paths = { contact: 'desk/contacts', company: 'desk/companies' } as const;

const recordQuery = (record: Record, id: string) =>
  queryOptions({
    queryKey: deskKeys.record(record, id),
    queryFn: (context) => queryGet<CustomerRecord>(context, `${paths[record]}/${id}`),
  });

/** What the portal knows of a contact and their company beyond the standard; nothing where it defines no such properties. */
export function CustomerProperties({ contactId }: { contactId: string }) {
  const { t } = useTranslation('desk');
  const asked = [...useCustomProperties('contact'), ...useCustomProperties('company')].length > 0;
  const contact = useQuery({ ...recordQuery('contact', contactId), enabled: asked });
  if (!asked) return null;
  if (!contact.data) return <ProblemAlert error={contact.error} />;
  const company = 'company' in contact.data ? contact.data.company : null;
  return (
    <>
      <RecordProperties record="contact" id={contactId} title={t('recordProperties.contact')} />
      {company && (
        <RecordProperties record="company" id={company.id} title={t('recordProperties.company', { name: company.name })} />
      )}
    </>
  );
}

function RecordProperties({ record, id, title }: { record: Record; id: string; title: string }) {
  const { t } = useTranslation('desk');
  const mayChange = useSignedIn().permissions.includes('contacts');
  const queryClient = useQueryClient();
  const properties = useCustomProperties(record);
  const query = recordQuery(record, id);
  const shown = useQuery({ ...query, enabled: properties.length > 0 });

  const save = useMutation({
    // One after the other, so that each is based on the version the one before has left.
    scope: { id: `${record}-${id}` },
    mutationFn: async ({ name, value }: { name: string; value: string }) => {
      const based = queryClient.getQueryData(query.queryKey);
      const send = (known: CustomerRecord | undefined) =>
        api.patch<CustomerRecord>(`${paths[record]}/${id}`, { properties: { [name]: value } }, { ifMatch: known?.version });
      return send(based).catch(async (error: unknown) => {
        if (!isStale(error)) throw error;
        const newest = await queryClient.fetchQuery({ ...query, staleTime: 0 });
        // Another field was changed, which is no conflict.
        if (newest.properties[name] === based?.properties[name]) return send(newest);
        const faster = fasterOne(error);
        notifications.show({
          message: faster
            ? t('recordProperties.changedBy', { name: newest.name, who: faster.name })
            : t('recordProperties.changed', { name: newest.name }),
          role: 'alert',
          color: 'yellow',
          closeButtonProps: { 'aria-label': t('close') },
        });
        throw error;
      });
    },
    onSuccess: (saved) => queryClient.setQueryData(query.queryKey, saved),
  });

  if (properties.length === 0) return null;
  if (!shown.data) return <ProblemAlert error={shown.error} />;
  return (
    <section className={classes.record}>
      <h2>{title}</h2>
      <PropertyGroups
        properties={properties}
        values={shown.data.properties}
        onSave={mayChange ? (name, value) => save.mutateAsync({ name, value }) : undefined}
      />
    </section>
  );
}
