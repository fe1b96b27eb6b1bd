import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { PortalInfo, Session } from '@/shared/api-types';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { patterns, paths } from '../paths';
import { DeskShell } from './desk-shell';
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
const SettingsPage = lazy(() => import('../features/settings/settings-page'));

const loading = (
  <Page>
    <LoadingRows />
  </Page>
);

export function SignedInDesk({ portal, session }: { portal: PortalInfo; session: Session }) {
  const connected = useDeskLive();
  const location = useLocation();
  const admin = session.roles.includes('admin');
  const agent = admin || session.roles.includes('agent');
  const only = (allowed: boolean, page: ReactNode) => (allowed ? page : <NotAllowed />);

  return (
    <DeskShell portal={portal} session={session} connected={connected}>
      <Suspense fallback={loading}>
        <Routes>
          <Route
            path="/"
            element={<Navigate to={agent ? paths.inbox : paths.operations} replace state={location.state as unknown} />}
          />
          <Route path={paths.newTicket} element={only(agent, <NewTicketPage />)} />
          <Route path={paths.inbox} element={only(agent, <InboxPage />)}>
            <Route index element={<NoConversation />} />
            <Route path={patterns.ticket} element={<ConversationPage />} />
          </Route>
          <Route path={paths.contacts} element={only(agent, <ContactsPage admin={admin} />)} />
          <Route path={paths.imports} element={only(admin, <ImportsPage />)} />
          <Route path={patterns.import} element={only(admin, <ImportPage />)} />
          <Route path={patterns.settings} element={only(session.permissions.includes('portal-settings'), <SettingsPage />)} />
          <Route path={paths.operations} element={only(session.roles.includes('operator'), <OperationsPage />)} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </DeskShell>
  );
}

function NotAllowed() {
  const { t } = useTranslation('desk');
  return (
    <Page>
      <StatePanel level={1} icon="info" title={t('notAllowed.title')} text={t('notAllowed.text')} />
    </Page>
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
