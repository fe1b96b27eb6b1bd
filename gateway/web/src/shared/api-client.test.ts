import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api, queryGet, setApiHooks, setCsrf } from './api-client';
import { ApiError } from './api-error';

const fetchMock = vi.fn<typeof fetch>();

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
}

function problem(status: number, code: string, more: object = {}): Response {
  return answer(status, { type: `urn:portal:problem:${code}`, title: code, status, ...more });
}

/** The request as the server would see it. */
function sent(call = 0) {
  const [url, init] = fetchMock.mock.calls[call] ?? [];
  return { url: String(url), method: init?.method, headers: new Headers(init?.headers), body: init?.body };
}

beforeEach(() => {
  fetchMock.mockReset();
  vi.stubGlobal('fetch', fetchMock);
  document.head.innerHTML = '<base href="/p/demo/">';
  setCsrf('token');
});

afterEach(() => {
  setApiHooks({});
  vi.unstubAllGlobals();
});

describe('requests', () => {
  it('go to the portal the page was served for', async () => {
    fetchMock.mockResolvedValue(answer(200, {}));
    await api.get('tickets', { query: { q: 'a b', status: '', cursor: null } });
    expect(new URL(sent().url).pathname + new URL(sent().url).search).toBe('/p/demo/api/tickets?q=a+b');
  });

  it('carry the CSRF token only when they change something', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(answer(200, {})));
    await api.get('tickets');
    await api.post('tickets/1/close');
    expect(sent(0).headers.has('X-CSRF')).toBe(false);
    expect(sent(1).headers.get('X-CSRF')).toBe('token');
  });

  it('are repeated once when the CSRF token was stale and a fresh one is at hand', async () => {
    setApiHooks({
      onStaleCsrf: () => {
        setCsrf('fresh');
        return Promise.resolve(true);
      },
    });
    fetchMock.mockResolvedValueOnce(problem(403, 'csrf')).mockResolvedValueOnce(answer(201, { id: '1' }));
    await expect(api.post('x', {}, { idempotencyKey: 'k' })).resolves.toEqual({ id: '1' });
    expect(sent(1).headers.get('X-CSRF')).toBe('fresh');
    expect(sent(1).headers.get('Idempotency-Key')).toBe('k');
  });
});

describe('failures', () => {
  it('become typed errors with field messages', async () => {
    fetchMock.mockResolvedValue(problem(400, 'validation', { errors: { 'fields.subject': ['Too long.'] } }));
    const error = await api.post('forms/1/submissions', {}).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 400, code: 'validation', transient: false });
    expect((error as ApiError).field('fields.subject')).toBe('Too long.');
  });

  it('stay usable when the body is not a problem document', async () => {
    fetchMock.mockResolvedValue(new Response('<html>', { status: 502, headers: { 'Retry-After': '7' } }));
    await expect(api.get('x')).rejects.toMatchObject({ code: 'http-502', retryAfter: 7, transient: true });
  });

  it('of the connection are told apart from an abort by the caller', async () => {
    fetchMock.mockRejectedValue(new TypeError('offline'));
    await expect(api.get('x')).rejects.toMatchObject({ code: 'network', status: 0 });
    const abort = new AbortController();
    abort.abort();
    await expect(api.get('x', { signal: abort.signal })).rejects.toBeInstanceOf(TypeError);
  });
});

describe('the session', () => {
  it('hears of activity by the user, not of background requests', async () => {
    const onActivity = vi.fn();
    setApiHooks({ onActivity });
    fetchMock.mockImplementation(() => Promise.resolve(answer(200, {})));
    await api.get('tickets', { background: true });
    expect(onActivity).not.toHaveBeenCalled();
    expect(sent(0).headers.get('X-Background')).toBe('1');
    await api.get('tickets');
    expect(onActivity).toHaveBeenCalledOnce();
  });

  it('ends on 401, but not for a wrong password', async () => {
    const onSignedOut = vi.fn();
    setApiHooks({ onSignedOut });
    fetchMock.mockResolvedValueOnce(problem(401, 'invalid-credentials')).mockResolvedValueOnce(problem(401, 'signed-out'));
    await expect(api.post('session', {})).rejects.toMatchObject({ code: 'invalid-credentials' });
    expect(onSignedOut).not.toHaveBeenCalled();
    await expect(api.get('tickets')).rejects.toMatchObject({ code: 'signed-out' });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('is not prolonged by refetching what is already on screen', async () => {
    const client = new QueryClient();
    const options = {
      queryKey: ['tickets'],
      queryFn: (context: Parameters<typeof queryGet>[0]) => queryGet<object>(context, 'tickets'),
    };
    fetchMock.mockImplementation(() => Promise.resolve(answer(200, {})));
    await client.fetchQuery(options);
    await client.fetchQuery(options);
    expect(sent(0).headers.has('X-Background')).toBe(false);
    expect(sent(1).headers.get('X-Background')).toBe('1');
  });
});
