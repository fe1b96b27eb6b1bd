import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './api-client';
import { apiUrl } from './base';
import type { LiveTyping } from './typing';
import { announceTyping } from './typing';

export interface LiveTicket {
  id: string;
  number: number;
  version: number;
  change: 'message' | 'note' | 'changed' | 'opened';
}

interface LiveHandlers {
  onTicket?: (event: LiveTicket) => void;
  onImport?: (event: { id: string }) => void;
  /** The portal's settings, or what follows from them, have changed. */
  onPortal?: () => void;
  /** The session is over, or its person may do something else now; without this it is only found out whether it is over. */
  onSession?: () => void;
  /** Whether updates are arriving; false while the connection is being restored. */
  onConnection?: (connected: boolean) => void;
}

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** A hidden tab gives its connection back; browsers allow only six to a host over HTTP/1.1. */
const hiddenGraceMs = 60_000;

/** Keeps the page's event stream open while mounted. After any gap everything shown is fetched again. */
export function useLive(handlers: LiveHandlers): void {
  const queryClient = useQueryClient();
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: number | undefined;
    let delay = firstDelayMs;
    let missedEvents = false;

    const close = () => {
      window.clearTimeout(timer);
      if (source) missedEvents = true;
      source?.close();
      source = null;
    };
    const on = <T>(name: string, handle: (data: T) => void) =>
      source?.addEventListener(name, (event: MessageEvent<string>) => handle(JSON.parse(event.data) as T));

    const open = () => {
      window.clearTimeout(timer);
      source = new EventSource(apiUrl('live'));
      source.onopen = () => {
        delay = firstDelayMs;
        current.current.onConnection?.(true);
        if (missedEvents) void queryClient.invalidateQueries();
        missedEvents = false;
      };
      source.onerror = () => {
        close();
        current.current.onConnection?.(false);
        // The usual reason is a session that has ended, which this request will find out (401).
        api.get('session', { background: true }).catch(() => undefined);
        timer = window.setTimeout(open, delay * (0.75 + Math.random() / 2));
        delay = Math.min(delay * 2, longestDelayMs);
      };
      on<LiveTicket>('ticket', (event) => current.current.onTicket?.(event));
      on<LiveTyping>('typing', announceTyping);
      on<{ id: string }>('import', (event) => current.current.onImport?.(event));
      on('portal', () => {
        void queryClient.invalidateQueries({ queryKey: ['portal'] });
        current.current.onPortal?.();
      });
      on('session', () => {
        if (current.current.onSession) current.current.onSession();
        else api.get('session', { background: true }).catch(() => undefined);
      });
    };

    const onVisibility = () => {
      if (document.hidden) timer = window.setTimeout(close, hiddenGraceMs);
      else if (source) window.clearTimeout(timer);
      else open();
    };

    open();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      close();
    };
  }, [queryClient]);
}
