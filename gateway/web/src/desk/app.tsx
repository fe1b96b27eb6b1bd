import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Route, Routes } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { routerBasename } from '@/shared/base';
import { BarePage } from '@/shared/components/bare-page';
import { ElsewhereNotice } from '@/shared/components/elsewhere-notice';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { usePortal } from '@/shared/portal-query';
import { useSession } from '@/shared/session';
import { SignInPage } from './features/sign-in/sign-in-page';
import { paths } from './paths';
import { NoPortal } from './shell/no-portal';
import { SignedInDesk } from './shell/signed-in-desk';
import { usePageTitle } from './shell/use-page-title';

const InvitationPage = lazy(() => import('./features/invitation/invitation-page'));
const SetupPage = lazy(() => import('./features/setup/setup-page'));

export function App() {
  return (
    <BrowserRouter basename={routerBasename('desk')}>
      <Suspense fallback={<LoadingRows />}>
        <Routes>
          <Route path={paths.setup} element={<SetupPage />} />
          <Route path={paths.invitation} element={<InvitationPage />} />
          <Route path="*" element={<Gate />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}

function Gate(): ReactNode {
  const { t } = useTranslation('desk');
  const portal = usePortal();
  const { state } = useSession();
  usePageTitle(t('title'));

  if (!portal.data) {
    const unknown = portal.error instanceof ApiError && portal.error.code === 'unknown-portal';
    return unknown ? (
      <NoPortal />
    ) : (
      <BarePage>
        <ErrorState error={portal.error} onRetry={() => void portal.refetch()} />
      </BarePage>
    );
  }
  if (state.status === 'signed-out') return <SignInPage portal={portal.data} reason={state.reason} />;
  const { session } = state;
  if (session.kind === 'contact') {
    // A customer who followed a colleague's link: their tickets are in the portal, not here.
    return (
      <ElsewhereNotice
        icon="user"
        title={t('customer.title')}
        text={t('customer.text', { name: session.name })}
        app=""
        link={t('customer.toPortal')}
      />
    );
  }
  return <SignedInDesk portal={portal.data} session={session} />;
}
