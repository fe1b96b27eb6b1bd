import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import shared from '@/shared/locales/en.json';
import { ApiError } from '../api-error';
import type { Attachment } from '../api-types';
import type { UploadOptions } from '../upload';
import { UploadList } from './upload-list';
import { useAttachments } from './use-attachments';

interface Started {
  file: File;
  options: UploadOptions;
  resolve: (attachment: Attachment) => void;
  reject: (error: ApiError) => void;
}

const started: Started[] = [];

vi.mock('../upload', () => ({
  isResumable: (file: File) => file.name.startsWith('large'),
  uploadAttachment: (file: File, options: UploadOptions) =>
    new Promise((resolve, reject) => started.push({ file, options, resolve, reject })),
}));

beforeEach(async () => {
  started.length = 0;
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  await i18next.init({ lng: 'en', resources: { en: { shared } } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function Chosen({ name }: { name: string }) {
  const attachments = useAttachments();
  return (
    <>
      <button onClick={() => attachments.add([new File(['text'], name)])}>choose</button>
      <UploadList attachments={attachments} />
    </>
  );
}

async function choose(name: string): Promise<Started> {
  render(
    <I18nextProvider i18n={i18next}>
      <MantineProvider>
        <Chosen name={name} />
      </MantineProvider>
    </I18nextProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'choose' }));
  const upload = started[0];
  if (!upload) throw new Error('No upload has begun.');
  return upload;
}

const progress = () => Number(screen.getByRole('progressbar').getAttribute('aria-valuenow'));

it('keeps its progress while it is interrupted, says so, and goes on', async () => {
  const { options, resolve } = await choose('large.log');
  act(() => {
    options.onProgress(0.4);
    options.onWaiting?.(true);
  });
  expect(screen.getByRole('status').textContent).toBe(shared.attachments.waiting);
  expect(progress()).toBe(40);

  act(() => {
    options.onWaiting?.(false);
    options.onProgress(0.8);
  });
  expect(screen.getByRole('status').textContent).toBe('');
  expect(progress()).toBe(80);

  await act(async () => {
    resolve({ id: '1', name: 'large.log', size: 4, contentType: 'text/plain' });
    await Promise.resolve();
  });
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByRole('button', { name: 'Remove large.log' })).toBeTruthy();
});

it('ends the upload that is cancelled and forgets the file', async () => {
  const { options } = await choose('large.log');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the upload of large.log' }));
  expect(options.signal.aborted).toBe(true);
  expect(screen.queryByText('large.log')).toBeNull();
});

it('says after the last attempt what to do, and goes on with the same key where it was', async () => {
  const { options, reject } = await choose('large.log');
  await act(async () => {
    options.onProgress(0.4);
    reject(ApiError.local('network'));
    await Promise.resolve();
  });
  expect(screen.getByRole('alert').textContent).toBe(shared.attachments.interrupted);

  await userEvent.click(screen.getByRole('button', { name: shared.error.retry }));
  expect(started[1]?.options.idempotencyKey).toBe(options.idempotencyKey);
  expect(progress()).toBe(40);
});

it('shows what the server says of the file', async () => {
  const { reject } = await choose('invoice.txt');
  await act(async () => {
    reject(new ApiError(422, { type: 'urn:portal:problem:infected', errors: { file: ['invoice.txt holds a virus.'] } }));
    await Promise.resolve();
  });
  expect(screen.getByRole('alert').textContent).toBe('invoice.txt holds a virus.');
  expect(screen.queryByRole('button', { name: shared.error.retry })).toBeNull();
});
