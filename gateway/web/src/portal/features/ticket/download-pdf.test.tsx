import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import shared from '@/shared/locales/de.json';
import portal from '../../locales/de.json';
import type { TicketDetail } from '../../types';
import { DownloadPdf } from './download-pdf';

const fetchMock = vi.fn<typeof fetch>();
const saved: string[] = [];

beforeEach(async () => {
  saved.length = 0;
  fetchMock.mockReset();
  vi.stubGlobal('fetch', fetchMock);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:ticket');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await i18next.init({ lng: 'de', resources: { de: { shared, portal } } });
  render(
    <I18nextProvider i18n={i18next}>
      <MantineProvider>
        <QueryClientProvider client={new QueryClient()}>
          <DownloadPdf ticket={{ number: 7 } as TicketDetail} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('saves the PDF in the reader’s language and time, and is busy meanwhile', async () => {
  let answer: (response: Response) => void = () => undefined;
  fetchMock.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await userEvent.click(screen.getByRole('button', { name: 'Als PDF herunterladen' }));
  await waitFor(() => expect(screen.getByRole('button')).toHaveProperty('disabled', true));
  const [url, init] = fetchMock.mock.calls[0] ?? [];
  expect(String(url)).toContain('tickets/7/pdf?timeZone=');
  expect(new Headers(init?.headers).get('Accept-Language')).toBe('de');

  answer(new Response('%PDF-1.7'));
  await waitFor(() => expect(saved).toEqual(['ticket-7.pdf']));
  expect(screen.getByRole('button')).toHaveProperty('disabled', false);
});

it('says what to do when it fails, and works again', async () => {
  fetchMock.mockRejectedValueOnce(new TypeError('offline')).mockResolvedValueOnce(new Response('%PDF-1.7'));
  await userEvent.click(screen.getByRole('button', { name: 'Als PDF herunterladen' }));
  expect((await screen.findByRole('alert')).textContent).toContain(shared.problem.network);

  await userEvent.click(screen.getByRole('button', { name: 'Als PDF herunterladen' }));
  await waitFor(() => expect(saved).toEqual(['ticket-7.pdf']));
  expect(screen.queryByRole('alert')).toBeNull();
});
