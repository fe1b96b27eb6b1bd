import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { PortalInfo, Session } from '@/shared/api-types';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { maySeeSettings } from '../features/settings-area/pages';
import { patterns, paths } from '../paths';
import { DeskShell } from './desk-shell';
import { NotAllowed } from './not-allowed';
import { Page } from './page';
import { useDeskLive } from './use-desk-live';

const InboxPage = lazy(() => import('../features/inbox/inbox-page'));
const ConversationPage = lazy(() => import('../features/conversation/conversation-page'));
const NoConversation = lazy(() => import('../features/inbox/no-conversation'));
const NewTicketPage = lazy(() => import('../features/new-ticket/new-ticket-page'));
const ContactsPage = lazy(() => import('../features/contacts/contacts-page'));
const ImportsPage = lazy(() => import('../features/imports/imports-page'));
const ImportPage = lazy(() => import('../features/imports/import-page'));
const OperationsPage = lazy(() => import('../features/operations/operations-page'));
const SettingsArea = lazy(() => import('../features/settings-area/settings-area'));

const loading = (
  <Page>
    <LoadingRows />
  </Page>
);

export function SignedInDesk({ portal, session }: { portal: PortalInfo; session: Session }) {
  const connected = useDeskLive();
  const location = useLocation();
  const may = (permission: string) => session.permissions.includes(permission);
  const first = may('tickets') ? paths.inbox : may('operations') ? paths.operations : paths.settings;
  const only = (permission: string, page: ReactNode) => (may(permission) ? page : <NotAllowed />);

  return (
    <DeskShell portal={portal} session={session} connected={connected}>
      <Suspense fallback={loading}>
        <Routes>
          <Route path="/" element={<Navigate to={first} replace state={location.state as unknown} />} />
          <Route path={paths.newTicket} element={only('tickets', <NewTicketPage />)} />
          <Route path={paths.inbox} element={only('tickets', <InboxPage />)}>
            <Route index element={<NoConversation />} />
            <Route path={patterns.ticket} element={<ConversationPage />} />
          </Route>
          <Route path={paths.contacts} element={only('tickets', <ContactsPage mayAdd={may('contacts')} />)} />
          <Route path={paths.imports} element={only('contacts', <ImportsPage />)} />
          <Route path={patterns.import} element={only('contacts', <ImportPage />)} />
          <Route path={patterns.settings} element={maySeeSettings(session.permissions) ? <SettingsArea /> : <NotAllowed />} />
          <Route path={paths.operations} element={only('operations', <OperationsPage />)} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </DeskShell>
  );
}

function NotFound() {
  const { t } = useTranslation('desk');
  return (
    <Page>
      <StatePanel level={1} icon="search" title={t('notFound.title')} text={t('notFound.text')} />
    </Page>
  );
}
