import { BrowserRouter } from 'react-router';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { isView, routerBasename } from '@/shared/base';
import { BarePage } from '@/shared/components/bare-page';
import { ElsewhereNotice } from '@/shared/components/elsewhere-notice';
import { ErrorState } from '@/shared/components/error-state';
import { StatePanel } from '@/shared/components/state-panel';
import { usePortal } from '@/shared/portal-query';
import { useSession } from '@/shared/session';
import { SignInPage } from './features/sign-in/sign-in-page';
import { SignedInApp } from './shell/signed-in-app';
import { ViewBanner } from './shell/view-banner';
import { ViewEnded } from './shell/view-ended';

/** The portal's name is the tab title of every page (P2). */
function usePageTitle(name: string | undefined) {
  useEffect(() => {
    if (name) document.title = name;
  }, [name]);
}

export function App() {
  return (
    <BrowserRouter basename={routerBasename('portal')}>
      <Looking />
      <Gate />
    </BrowserRouter>
  );
}

function Looking(): ReactNode {
  const { state } = useSession();
  return state.status === 'signed-in' && state.session.viewer !== null ? <ViewBanner name={state.session.name} /> : null;
}

function Gate(): ReactNode {
  const { t } = useTranslation('portal');
  const portal = usePortal();
  const { state } = useSession();
  usePageTitle(portal.data?.name);

  const code = portal.error instanceof ApiError ? portal.error.code : null;
  if (code === 'unknown-portal') {
    return (
      <BarePage>
        <StatePanel level={1} icon="search" title={t('unknownPortal.title')} text={t('unknownPortal.text')} />
      </BarePage>
    );
  }
  if (code === 'portal-off' || portal.data?.on === false) {
    return (
      <BarePage>
        <StatePanel level={1} icon="alert" title={portal.data?.name ?? t('off.title')} text={t('off.text')} />
      </BarePage>
    );
  }
  if (!portal.data) {
    return (
      <BarePage>
        <ErrorState error={portal.error} onRetry={() => void portal.refetch()} />
      </BarePage>
    );
  }
  if (state.status === 'signed-out' && isView()) return <ViewEnded />;
  if (state.status === 'signed-out') return <SignInPage portal={portal.data} reason={state.reason} />;
  if (state.session.kind === 'staff') {
    // Staff have no tickets of their own here; their place is the help desk.
    return (
      <ElsewhereNotice
        icon="inbox"
        title={t('staff.title')}
        text={t('staff.text', { name: state.session.name })}
        app="desk/"
        link={t('staff.toDesk')}
      />
    );
  }
  return <SignedInApp portal={portal.data} />;
}
