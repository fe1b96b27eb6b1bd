import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const statuses = ['all', 'open', 'closed'] as const;
export const views = ['organization', 'mine'] as const;

export type Status = (typeof statuses)[number];
export type View = (typeof views)[number];

export interface ListState {
  q: string;
  status: Status;
  view: View;
  /** The parameter of a field. */
  sort: string;
  descending: boolean;
  /** Names of properties between commas; empty for the usual ones. */
  columns: string;
  /** Filters by the parameters of their fields, as they are sent. */
  filters: Record<string, string>;
}

export const defaults: ListState = {
  q: '',
  status: 'all',
  view: 'organization',
  sort: 'lastActivity',
  descending: true,
  columns: '',
  filters: {},
};

const fixed = ['q', 'status', 'view', 'sort', 'columns'];

function oneOf<T extends string>(allowed: readonly T[], value: string | null, fallback: T): T {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

/** An address someone typed or an old bookmark may hold anything: what is unknown here is left to the server to refuse. */
export function readListState(params: URLSearchParams): ListState {
  const sort = params.get('sort') ?? '';
  const field = sort.replace(/^-/u, '');
  return {
    q: params.get('q') ?? '',
    status: oneOf(statuses, params.get('status'), defaults.status),
    view: oneOf(views, params.get('view'), defaults.view),
    sort: field || defaults.sort,
    descending: field ? sort.startsWith('-') : defaults.descending,
    columns: params.get('columns') ?? '',
    filters: Object.fromEntries([...params].filter(([name, value]) => !fixed.includes(name) && value !== '')),
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
  for (const [name, value] of Object.entries(state.filters)) if (value !== '') params.set(name, value);
  if (sortValue(state) !== sortValue(defaults)) params.set('sort', sortValue(state));
  if (state.columns !== '') params.set('columns', state.columns);
  return params;
}

export const isFiltered = (state: ListState) => state.q !== '' || state.status !== 'all' || Object.keys(state.filters).length > 0;

/** Search, filters, view, order and columns live in the address: they survive reloads and can be shared. */
export function useListState(): [ListState, (part: Partial<ListState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const change = useCallback(
    (part: Partial<ListState>) => {
      // The address itself, not this render's copy of it: two changes may come before the next render.
      const current = readListState(new URLSearchParams(window.location.search));
      // A filter is a step that one goes back from; a letter of a search is none.
      setParams(writeListState({ ...current, ...part }), { replace: part.filters === undefined });
    },
    [setParams],
  );
  return [state, change];
}
