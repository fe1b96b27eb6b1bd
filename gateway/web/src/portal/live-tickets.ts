import { useEffect, useRef } from 'react';
import type { LiveTicket } from '@/shared/live';

type Listener = (event: LiveTicket) => void;
const listeners = new Set<Listener>();

/** Tells the page that is open of a ticket that has changed. */
export function announceTicket(event: LiveTicket): void {
  for (const listener of listeners) listener(event);
}

/** Hears of changed tickets while mounted. */
export function useTicketEvents(listener: Listener): void {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(() => {
    const hear: Listener = (event) => current.current(event);
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, []);
}
