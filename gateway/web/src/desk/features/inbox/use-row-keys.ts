import type { RefObject } from 'react';
import { useEffect } from 'react';
import { useShortcuts } from '../../shell/use-shortcuts';

/** Moves the focus between rows with j and k anywhere, and with the arrows once it is among them; Enter is the link's own. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useShortcuts({ j: () => move(list.current, 1), k: () => move(list.current, -1) });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
      const step = steps[event.key];
      if (step === undefined || !list.current?.contains(document.activeElement)) return;
      event.preventDefault();
      move(list.current, step);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [list]);
}

function move(list: HTMLElement | null, step: number): void {
  const rows = Array.from(list?.querySelectorAll<HTMLElement>('[data-ticket-row]') ?? []);
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute('aria-current'));
  const next = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
  rows[next]?.focus();
}
