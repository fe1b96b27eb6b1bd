import type { TFunction } from 'i18next';
import { ApiError } from './api-error';

const known = [
  'network',
  'timeout',
  'service-unavailable',
  'scan-unavailable',
  'upload-expired',
  'too-many-requests',
  'locked-out',
  'forbidden',
  'only-looking',
  'not-found',
  'conflict',
  'stale',
  'ticket-closed',
  'close-not-allowed',
  'too-large',
  'export-running',
  'exports-busy',
  'validation',
  'invalid-credentials',
  'portal-off',
  'unknown-portal',
] as const;

/** One sentence a person can act on, in their language; the server's own detail only where we have none. */
export function problemText(t: TFunction<'shared'>, error: unknown): string {
  if (!(error instanceof ApiError)) return t('problem.unexpected');
  if ((error.code === 'locked-out' || error.code === 'too-many-requests') && error.retryAfter !== null) {
    const minutes = Math.ceil(error.retryAfter / 60);
    const wait =
      error.retryAfter < 60 ? t('duration.seconds', { count: error.retryAfter }) : t('duration.minutes', { count: minutes });
    return t(`problem.${error.code}-until`, { wait });
  }
  const code = known.find((name) => name === error.code);
  return code ? t(`problem.${code}`) : (error.detail ?? t('problem.unexpected'));
}
