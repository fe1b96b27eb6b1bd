import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import type { Contact } from '../../types';

const NewTicketForm = lazy(() => import('./new-ticket-form'));

/** A ticket filed for somebody who called or wrote elsewhere; a contact may be handed over by the page before. */
export default function NewTicketPage() {
  const { t } = useTranslation('desk');
  const contact = (useLocation().state as { contact?: Contact } | null)?.contact ?? null;
  usePageTitle(t('newTicket.title'));
  return (
    <Page title={t('newTicket.title')} lead={t('newTicket.lead')}>
      <Suspense fallback={<Skeleton height={420} radius="md" />}>
        <NewTicketForm contact={contact} />
      </Suspense>
    </Page>
  );
}
