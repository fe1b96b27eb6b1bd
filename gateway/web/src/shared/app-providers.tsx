import './styles';
import { MantineProvider } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import type { Session } from './api-types';
import { ErrorBoundary } from './components/error-boundary';
import { cspNonce } from './csp-nonce';
import { SessionProvider } from './session';
import { usePortal } from './portal-query';
import { cssVariablesResolver, theme } from './theme';
import { ThemeFollower } from './theming/theme-follower';
import { LanguageFollower } from './use-language';

const NotificationArea = lazy(() => import('./components/notification-area'));

interface Props {
  app: 'portal' | 'desk';
  queryClient: QueryClient;
  session: Session | null;
  children: ReactNode;
}

export function AppProviders({ app, queryClient, session, children }: Props) {
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance app={app}>
        <ErrorBoundary>
          <SessionProvider app={app} initial={session}>
            <LanguageFollower />
            {children}
            <Suspense fallback={null}>
              <NotificationArea app={app} />
            </Suspense>
          </SessionProvider>
        </ErrorBoundary>
      </Appearance>
    </QueryClientProvider>
  );
}

/** The portal's theme is for its customers; the desk looks the same everywhere. */
function Appearance({ app, children }: Pick<Props, 'app' | 'children'>) {
  const portalTheme = usePortal().data?.theme;
  const own = app === 'portal' ? portalTheme : undefined;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={own?.scheme ?? 'auto'}
      getStyleNonce={cspNonce}
    >
      {own && <ThemeFollower theme={own} />}
      {children}
    </MantineProvider>
  );
}
