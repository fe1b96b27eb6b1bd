import '@/shared/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyCspNonce } from '@/shared/csp-nonce';
import { browserLanguage, initI18n, isLanguage } from '@/shared/i18n';
import type { PreviewState } from '@/shared/theming/preview-message';
import { Preview } from './preview';

/** Waits to be told what to show, by the page that frames it; nothing else is listened to. */
async function start(): Promise<void> {
  applyCspNonce();
  await initI18n('portal', (language) => import(`../locales/${language}.json`), browserLanguage());
  const container = document.getElementById('root');
  if (!container) throw new Error('The page has no root element');
  const root = createRoot(container);

  window.addEventListener('message', ({ data, source, origin }: MessageEvent<PreviewState>) => {
    if (origin !== window.location.origin || source !== window.parent || !isLanguage(data.language)) return;
    // A picture of the app, in which nothing can be operated; a form is there to be tried out.
    container.inert = data.form === undefined;
    root.render(
      <StrictMode>
        <Preview {...data} />
      </StrictMode>,
    );
  });
  window.parent.postMessage('preview-ready', window.location.origin);
}

void start();
