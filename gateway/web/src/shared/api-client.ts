import type { QueryFunctionContext } from '@tanstack/react-query';
import { ApiError } from './api-error';
import { apiUrl } from './base';

type Query = Record<string, string | number | null | undefined>;

interface Options {
  query?: Query;
  signal?: AbortSignal;
  /** Not caused by the user, so it must not prolong the idle session. */
  background?: boolean;
  /** See `createActionKey`; required on every POST that creates something. */
  idempotencyKey?: string;
  /** The version the edit was based on, sent as `If-Match`. */
  ifMatch?: number | string;
  timeoutMs?: number;
  /** Of what the server writes in words; else the browser's. */
  language?: string;
  /** Arrives even when the page is left meanwhile; for small bodies. */
  keepalive?: boolean;
}

interface Hooks {
  /** A request by the user succeeded: the server has restarted the idle clock. */
  onActivity?: () => void;
  /** The session is gone. */
  onSignedOut?: () => void;
  /** The CSRF token is stale (signed in again in another tab); answers whether a fresh one was obtained. */
  onStaleCsrf?: () => Promise<boolean>;
}

const defaultTimeoutMs = 30_000;
let csrf: string | null = null;
let hooks: Hooks = {};

export function setCsrf(token: string | null): void {
  csrf = token;
}

export function csrfToken(): string | null {
  return csrf;
}

export function setApiHooks(next: Hooks): void {
  hooks = next;
}

/** Reports an answer's meaning for the session; uploads, which cannot use fetch, share it. */
export function noteOutcome(status: number, code: string | null, background: boolean): void {
  if (status < 400 && !background) hooks.onActivity?.();
  if (status === 401 && code !== 'invalid-credentials') hooks.onSignedOut?.();
}

async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (method !== 'GET' && csrf !== null) headers.set('X-CSRF', csrf);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.background) headers.set('X-Background', '1');
  if (options.language) headers.set('Accept-Language', options.language);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);

  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      keepalive: options.keepalive,
      credentials: 'same-origin',
    });
  } catch (error) {
    // The caller's own abort is not a failure to report.
    if (options.signal?.aborted) throw error;
    throw ApiError.local(timeout.aborted ? 'timeout' : 'network');
  }
}

async function errorOf(response: Response): Promise<ApiError | null> {
  if (response.ok) return null;
  return ApiError.fromBody(response.status, await response.text(), response.headers.get('Retry-After'));
}

async function answerTo(method: string, path: string, body: unknown, options: Options = {}): Promise<Response> {
  let response = await send(method, path, body, options);
  let error = await errorOf(response);

  if (error?.code === 'csrf' && (await hooks.onStaleCsrf?.())) {
    response = await send(method, path, body, options);
    error = await errorOf(response);
  }

  noteOutcome(response.status, error?.code ?? null, options.background ?? false);
  if (error) throw error;
  return response;
}

async function request<T>(method: string, path: string, body: unknown, options?: Options): Promise<T> {
  const text = await (await answerTo(method, path, body, options)).text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const api = {
  get: <T>(path: string, options?: Options) => request<T>('GET', path, undefined, options),
  getFile: async (path: string, options?: Options) => (await answerTo('GET', path, undefined, options)).blob(),
  post: <T>(path: string, body?: unknown, options?: Options) => request<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options?: Options) => request<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: Options) => request<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: Options) => request<T>('DELETE', path, undefined, options),
};

/**
 * The fetcher for queries. The first load of something is the user's act, and so is asking for more of it;
 * every other refetch (live update, focus, reconnect) is marked as background.
 */
export function queryGet<T>(context: QueryFunctionContext, path: string, query?: Query): Promise<T> {
  const known = context.client.getQueryCache().find({ queryKey: context.queryKey, exact: true })?.state;
  const background = known !== undefined && known.dataUpdatedAt > 0 && !known.fetchMeta?.fetchMore;
  return api.get<T>(path, { query, signal: context.signal, background });
}
