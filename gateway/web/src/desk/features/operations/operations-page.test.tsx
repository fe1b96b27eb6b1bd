import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import shared from '@/shared/locales/en.json';
import desk from '../../locales/en.json';
import OperationsPage from './operations-page';
import type { ServiceMessaging } from './types';

const idle: ServiceMessaging = {
  service: 'identity',
  available: true,
  pending: 0,
  oldestAgeSeconds: 0,
  failedTotal: 0,
  failed: [],
};
const failing: ServiceMessaging = {
  service: 'ticketquery',
  available: true,
  pending: 2,
  oldestAgeSeconds: 300,
  failedTotal: 1,
  failed: [
    {
      id: '7',
      type: 'note-added.v1',
      error: 'The table is gone.',
      attempts: 2,
      createdAt: new Date().toISOString(),
      source: 'consumer',
      queue: 'ticketquery-note-added',
    },
  ],
};
const away: ServiceMessaging = {
  service: 'formintake',
  available: false,
  pending: null,
  oldestAgeSeconds: null,
  failedTotal: null,
  failed: [],
};

const fetchMock = vi.fn<typeof fetch>();
let items: ServiceMessaging[];

const requests = (method: string) =>
  fetchMock.mock.calls.filter(([, init]) => init?.method === method).map(([url]) => String(url));

function open() {
  return render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <OperationsPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en',
    ns: ['shared', 'desk'],
    resources: { en: { shared, desk } },
    interpolation: { escapeValue: false },
  }),
);

beforeEach(() => {
  vi.stubGlobal('fetch', fetchMock);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  fetchMock.mockReset();
  fetchMock.mockImplementation((_, init) => {
    if (init?.method !== 'GET') items = [idle];
    return Promise.resolve(new Response(init?.method === 'GET' ? JSON.stringify({ items }) : null, { status: 200 }));
  });
});

it('says that nothing waits', async () => {
  items = [idle];
  open();
  expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeTruthy();
});

it('shows what waits, what has failed and who does not answer', async () => {
  items = [idle, failing, away];
  const { container } = open();
  expect(await screen.findByText('The table is gone.')).toBeTruthy();
  expect(screen.getByRole('row', { name: 'ticketquery 1 2 5 minutes ago' })).toBeTruthy();
  expect(screen.getByRole('row', { name: 'formintake Does not answer' })).toBeTruthy();
  expect(screen.queryByText('Nothing waits')).toBeNull();
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
});

it('replays a message at once', async () => {
  items = [failing];
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Replay' }));
  await waitFor(() => expect(screen.queryByText('The table is gone.')).toBeNull());
  expect(requests('POST')).toEqual([expect.stringMatching(/\/api\/operations\/messaging\/ticketquery\/7\/replay$/)]);
});

it('discards a message only when that is confirmed', async () => {
  items = [failing];
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(requests('DELETE')).toEqual([]);

  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  const dialog = await screen.findByRole('dialog', { name: 'Discard this message?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText('The table is gone.')).toBeNull());
  expect(requests('DELETE')).toEqual([expect.stringMatching(/\/api\/operations\/messaging\/ticketquery\/7$/)]);
});
