import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const statuses = ['all', 'open', 'closed'] as const;
export const views = ['organization', 'mine'] as const;
export const sortFields = ['lastActivity', 'created', 'subject', 'number'] as const;

export type Status = (typeof statuses)[number];
export type View = (typeof views)[number];
export type SortField = (typeof sortFields)[number];

export interface ListState {
  q: string;
  status: Status;
  view: View;
  sort: SortField;
  descending: boolean;
}

const defaults: ListState = { q: '', status: 'all', view: 'organization', sort: 'lastActivity', descending: true };

function oneOf<T extends string>(allowed: readonly T[], value: string | null, fallback: T): T {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

/** An address someone typed or an old bookmark may hold anything; what is unknown counts as the default. */
export function readListState(params: URLSearchParams): ListState {
  const sort = params.get('sort');
  const field = sortFields.find((name) => name === sort?.replace(/^-/u, ''));
  return {
    q: params.get('q') ?? '',
    status: oneOf(statuses, params.get('status'), defaults.status),
    view: oneOf(views, params.get('view'), defaults.view),
    sort: field ?? defaults.sort,
    descending: field ? sort?.startsWith('-') === true : defaults.descending,
  };
}

export function sortValue(state: ListState): string {
  return (state.descending ? '-' : '') + state.sort;
}

/** Only what differs from the default, so that the plain list has a plain address. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.view !== defaults.view) params.set('view', state.view);
  if (state.status !== defaults.status) params.set('status', state.status);
  if (state.q !== '') params.set('q', state.q);
  if (sortValue(state) !== sortValue(defaults)) params.set('sort', sortValue(state));
  return params;
}

/** Search, filter, view and order live in the address: they survive reloads and can be shared. */
export function useListState(): [ListState, (part: Partial<ListState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const change = useCallback(
    (part: Partial<ListState>) => {
      // The address itself, not this render's copy of it: two changes may come before the next render.
      const current = readListState(new URLSearchParams(window.location.search));
      setParams(writeListState({ ...current, ...part }), { replace: true });
    },
    [setParams],
  );
  return [state, change];
}
