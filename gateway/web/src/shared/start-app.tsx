import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppProviders } from './app-providers';
import { applyCspNonce } from './csp-nonce';
import { browserLanguage, chosenLanguage, initI18n } from './i18n';
import { portalQuery } from './portal-query';
import { createQueryClient } from './query-client';
import { fetchSession } from './session';

type LoadTexts = (language: string) => Promise<{ default: Record<string, unknown> }>;

/** Finds out which portal, who is signed in and which language, then renders once with all three known. */
export async function startApp(app: 'portal' | 'desk', loadTexts: LoadTexts, content: ReactNode): Promise<void> {
  applyCspNonce();
  const queryClient = createQueryClient();
  const [portal, session] = await Promise.all([
    // A failure is kept in the query and shown by the app with a retry.
    queryClient.fetchQuery({ ...portalQuery, retry: false }).catch(() => null),
    fetchSession(),
  ]);
  await initI18n(app, loadTexts, chosenLanguage() ?? session?.language ?? portal?.language ?? browserLanguage());

  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element');
  createRoot(root).render(
    <StrictMode>
      <AppProviders app={app} queryClient={queryClient} session={session}>
        {content}
      </AppProviders>
    </StrictMode>,
  );
}
