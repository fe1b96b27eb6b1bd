import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { api } from './api-client';
import type { Session } from './api-types';
import { loadDraft, saveDraft } from './drafts';
import { SessionProvider, useSession } from './session';

const ada: Session = {
  kind: 'contact',
  id: 'ada',
  name: 'Ada Lovelace',
  firstName: 'Ada',
  email: 'ada@acme.test',
  company: null,
  scope: 'own',
  roles: [],
  permissions: [],
  viewer: null,
  csrf: 'token',
  secondsLeft: 1200,
  idleSeconds: 1200,
  language: null,
  portal: { id: 'p', slug: 'demo', name: 'Acme' },
};

const fetchMock = vi.fn<typeof fetch>();

function Probe() {
  const { state, signOut } = useSession();
  return (
    <>
      <output>{state.status === 'signed-in' ? state.session.name : state.reason}</output>
      <button onClick={() => void signOut()}>Sign out</button>
    </>
  );
}

function open(client = new QueryClient()) {
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <SessionProvider app="portal" initial={ada}>
          <Probe />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return client;
}

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));

beforeEach(() => {
  fetchMock.mockReset();
  vi.stubGlobal('fetch', fetchMock);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  saveDraft('ada', 'ticket-1', 'half a sentence');
});

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('ends when any request says so, forgets what was fetched and keeps drafts', async () => {
  const client = open();
  client.setQueryData(['tickets'], ['secret']);
  client.setQueryData(['portal'], { name: 'Acme' });
  fetchMock.mockResolvedValue(new Response('{"type":"urn:portal:problem:signed-out"}', { status: 401 }));
  await act(() => api.get('tickets').catch(() => undefined));
  expect(screen.getByRole('status').textContent).toBe('expired');
  expect(client.getQueryData(['tickets'])).toBeUndefined();
  expect(client.getQueryData(['portal'])).toBeDefined();
  expect(loadDraft('ada', 'ticket-1')).toBe('half a sentence');
});

it('signs out with the CSRF token and leaves no draft behind', async () => {
  open();
  fetchMock.mockResolvedValue(new Response(null, { status: 204 }));
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(screen.getByRole('status').textContent).toBe('signed-out');
  expect(new Headers(fetchMock.mock.calls[0]?.[1]?.headers).get('X-CSRF')).toBe('token');
  expect(loadDraft('ada', 'ticket-1')).toBe('');
});

it('stays when signing out failed, since the cookie is still alive', async () => {
  open();
  fetchMock.mockRejectedValue(new TypeError('offline'));
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(screen.getByRole('status').textContent).toBe('Ada Lovelace');
});
