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
import { cssVariablesResolver, theme } from './theme';
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
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={cspNonce}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <SessionProvider app={app} initial={session}>
            <LanguageFollower />
            {children}
            <Suspense fallback={null}>
              <NotificationArea app={app} />
            </Suspense>
          </SessionProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
