import { useEffect, useRef, useState } from 'react';
import { api } from './api-client';

export interface LiveTyping {
  number: number;
  /** The desk is told who writes, customers are not. */
  name?: string | null;
}

const announceEveryMs = 4_000;
const shownForMs = 6_000;
const listeners = new Set<(event: LiveTyping) => void>();

/** Tells the page that is open that somebody is writing an answer. */
export function announceTyping(event: LiveTyping): void {
  listeners.forEach((listener) => listener(event));
}

/** Who is writing an answer to a ticket now; over after a pause, or with the answer. */
export function useTyping(number: number, messages: number): LiveTyping | null {
  const [writing, setWriting] = useState<{ event: LiveTyping; before: number } | null>(null);
  const count = useRef(messages);
  useEffect(() => {
    count.current = messages;
  });
  useEffect(() => {
    let timer: number | undefined;
    const hear = (event: LiveTyping) => {
      if (event.number !== number) return;
      setWriting({ event, before: count.current });
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setWriting(null), shownForMs);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
      window.clearTimeout(timer);
    };
  }, [number]);
  return writing?.before === messages ? writing.event : null;
}

/** To call with each change of an answer; passed on now and then. Nothing depends on its arrival. */
export function useTypingSignal(path: string): () => void {
  const last = useRef(-Infinity);
  return () => {
    if (performance.now() - last.current < announceEveryMs) return;
    last.current = performance.now();
    api.post(path, undefined).catch(() => undefined);
  };
}
