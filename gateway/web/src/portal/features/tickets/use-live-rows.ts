import type { QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api-client';
import { useTicketEvents } from '../../live-tickets';
import type { TicketPage } from '../../types';
import type { Pages } from './live-rows';
import { holds, withTicket } from './live-rows';

interface LiveRows {
  /** How many tickets belong into the list and are not in it yet. */
  waiting: number;
  /** The ticket that changed last where it stands. */
  changed: number | null;
  /** Fetches the list anew, with those that wait. */
  show: () => void;
}

type Query = Record<string, string | undefined>;

/** Changed rows change where they stand; new ones wait until the reader wants them, so that nothing moves while it is read. */
export function useLiveRows(queryKey: QueryKey, query: Query): LiveRows {
  const queryClient = useQueryClient();
  const listName = JSON.stringify(queryKey);
  const [state, setState] = useState<{ list: string; waiting: number[]; changed: number | null }>({
    list: listName,
    waiting: [],
    changed: null,
  });
  // Another list has other tickets waiting.
  const { waiting, changed } = state.list === listName ? state : { waiting: [], changed: null };
  const note = (part: { waiting?: number[]; changed?: number }) =>
    setState((before) => ({
      list: listName,
      waiting: [...new Set([...(before.list === listName ? before.waiting : []), ...(part.waiting ?? [])])],
      changed: part.changed ?? (before.list === listName ? before.changed : null),
    }));

  /** The ticket where it belongs to the list of this query, which the server says. */
  const now = async (number: number, list: Query) => {
    const page = await api.get<TicketPage>('tickets', { query: { ...list, among: String(number) }, background: true });
    return page.items[0] ?? null;
  };
  const refresh = async (number: number) => {
    const known = queryClient.getQueryData<Pages>(queryKey);
    if (known === undefined || known.pages.every((page) => page.items.length === 0)) {
      await queryClient.invalidateQueries({ queryKey });
      return;
    }
    if (holds(known, number)) {
      const ticket = await now(number, { columns: query.columns });
      queryClient.setQueryData<Pages>(queryKey, (pages) => pages && withTicket(pages, number, ticket));
      note({ changed: number });
    } else if ((await now(number, query)) !== null) {
      note({ waiting: [number] });
    }
  };

  useTicketEvents(({ number }) => {
    // A row that could not be fetched is as it was; the next change of it, or opening the list again, makes up for it.
    refresh(number).catch(() => undefined);
  });

  return {
    waiting: waiting.length,
    changed,
    show: () => {
      setState({ list: listName, waiting: [], changed: null });
      void queryClient.resetQueries({ queryKey, exact: true });
      window.scrollTo(0, 0);
    },
  };
}
