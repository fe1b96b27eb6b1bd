import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const views = ['open', 'mine', 'unassigned', 'closed', 'all'] as const;
export const sorts = ['-lastActivity', 'lastActivity', '-created', 'created', 'subject', '-number'] as const;

export type View = (typeof views)[number];
export type Sort = (typeof sorts)[number];

export interface InboxState {
  view: View;
  q: string;
  sort: Sort;
  /** Inbox id; empty for all of them. */
  inbox: string;
}

const defaults: InboxState = { view: 'open', q: '', sort: '-lastActivity', inbox: '' };

/** An address someone typed or an old bookmark may hold anything; what is unknown counts as the default. */
export function readInboxState(params: URLSearchParams): InboxState {
  return {
    view: views.find((view) => view === params.get('view')) ?? defaults.view,
    q: params.get('q') ?? defaults.q,
    sort: sorts.find((sort) => sort === params.get('sort')) ?? defaults.sort,
    inbox: params.get('inbox') ?? defaults.inbox,
  };
}

/** Only what differs from the default, so that the plain inbox has a plain address. */
export function inboxSearch(state: InboxState): string {
  const params = new URLSearchParams();
  for (const name of ['view', 'q', 'sort', 'inbox'] as const) {
    if (state[name] !== defaults[name]) params.set(name, state[name]);
  }
  const search = params.toString();
  return search === '' ? '' : `?${search}`;
}

/** View, search, order and filter live in the address, also while a conversation is open beside the list. */
export function useInboxState(): [InboxState, (part: Partial<InboxState>) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readInboxState(params), [params]);
  const change = useCallback(
    (part: Partial<InboxState>) =>
      setParams((current) => inboxSearch({ ...readInboxState(current), ...part }), { replace: true }),
    [setParams],
  );
  return [state, change];
}
