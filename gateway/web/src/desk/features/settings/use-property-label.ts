import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Property } from '../../data/properties';

/** The standard properties by their own labels; who has renamed one sees that name. */
const standard = {
  hs_ticket_id: 'Ticket number',
  subject: 'Subject',
  content: 'Description',
  requested_by: 'Requested by',
  createdate: 'Create date',
  hubspot_owner_id: 'Ticket owner',
  hs_lastactivitydate: 'Last activity date',
  hs_ticket_status: 'Status',
  hs_pipeline: 'Pipeline',
  hs_pipeline_stage: 'Ticket stage',
  hs_ticket_priority: 'Priority',
  hs_ticket_category: 'Category',
  closed_date: 'Close date',
  email: 'E-mail',
  firstname: 'First name',
  lastname: 'Last name',
  company: 'Company',
  name: 'Company name',
  domain: 'Domain',
} as const;

export function usePropertyLabel() {
  const { t } = useTranslation('desk');
  return useCallback(
    ({ name, label }: Pick<Property, 'name' | 'label'>): string => {
      const known = (Object.keys(standard) as (keyof typeof standard)[]).find(
        (candidate) => candidate === name && standard[candidate] === label,
      );
      return known ? t(`settings.property.${known}`) : label;
    },
    [t],
  );
}
