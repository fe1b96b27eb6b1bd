import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface AuditState {
  q: string;
  /** A part of the name of who did it. */
  actor: string;
  /** An action, `role.changed`, or all of a noun, `role`. */
  action: string;
  /** First and last day, as in 2026-11-22. */
  from: string;
  to: string;
}

const names = ['q', 'actor', 'action', 'from', 'to'] as const;

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** An address someone typed may hold anything; a day that is none counts as not given. */
export function readAuditState(params: URLSearchParams): AuditState {
  const day = (name: 'from' | 'to') => [params.get(name) ?? ''].find(isDay) ?? '';
  return {
    q: params.get('q') ?? '',
    actor: params.get('actor') ?? '',
    action: params.get('action') ?? '',
    from: day('from'),
    to: day('to'),
  };
}

/** The filters live in the address, so that what was found can be bookmarked and shown to others. */
export function useAuditState(): [AuditState, (part: Partial<AuditState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readAuditState(params), [params]);
  const change = useCallback(
    (part: Partial<AuditState>) =>
      setParams(
        (current) => {
          const next = { ...readAuditState(current), ...part };
          return new URLSearchParams(names.filter((name) => next[name] !== '').map((name) => [name, next[name]]));
        },
        { replace: true },
      ),
    [setParams],
  );
  return [state, change];
}
