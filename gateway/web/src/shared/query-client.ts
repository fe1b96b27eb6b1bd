import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

const attempts = 3;

function retry(failures: number, error: Error): boolean {
  return failures < attempts - 1 && error instanceof ApiError && error.transient;
}

function retryDelay(failures: number, error: Error): number {
  const asked = error instanceof ApiError ? error.retryAfter : null;
  return asked !== null ? Math.min(asked, 10) * 1000 : Math.min(1000 * 2 ** failures, 8000);
}

/** Mutations repeat too: every creating POST carries an idempotency key, the others are idempotent by nature. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry, retryDelay, staleTime: 15_000 },
      // Without a connection it is said at once; waiting for one in silence would look like sending.
      mutations: { retry, retryDelay, networkMode: 'always' },
    },
  });
}
