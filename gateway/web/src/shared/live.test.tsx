import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLive } from './live';

class FakeEventSource extends EventTarget {
  static all: FakeEventSource[] = [];
  onopen?: () => void;
  onerror?: () => void;
  closed = false;

  constructor(readonly url: string) {
    super();
    FakeEventSource.all.push(this);
  }

  close() {
    this.closed = true;
  }
}

const latest = () => FakeEventSource.all.at(-1);

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.all = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(onTicket = vi.fn(), onPortal = vi.fn()) {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { unmount } = renderHook(() => useLive({ onTicket, onPortal }), { wrapper });
  return { onTicket, onPortal, invalidate, unmount };
}

it('passes ticket events on', () => {
  const { onTicket } = open();
  latest()?.dispatchEvent(new MessageEvent('ticket', { data: '{"number":7,"change":"message"}' }));
  expect(onTicket).toHaveBeenCalledWith({ number: 7, change: 'message' });
});

it('fetches the portal again and says so when its settings have changed', () => {
  const { onPortal, invalidate } = open();
  latest()?.dispatchEvent(new MessageEvent('portal', { data: '{"version":2}' }));
  expect(invalidate).toHaveBeenCalledWith({ queryKey: ['portal'] });
  expect(onPortal).toHaveBeenCalledOnce();
});

it('connects again after a break and fetches what was missed', async () => {
  const { invalidate } = open();
  latest()?.onopen?.();
  expect(invalidate).not.toHaveBeenCalled();
  latest()?.onerror?.();
  await vi.advanceTimersByTimeAsync(2000);
  expect(FakeEventSource.all).toHaveLength(2);
  latest()?.onopen?.();
  expect(invalidate).toHaveBeenCalledOnce();
});

it('closes with the page', () => {
  const { unmount } = open();
  unmount();
  expect(latest()?.closed).toBe(true);
});
