import type { InfiniteData } from '@tanstack/react-query';
import type { TicketItem, TicketPage } from '../../types';

export type Pages = InfiniteData<TicketPage, string | null>;

export const holds = (pages: Pages | undefined, number: number) =>
  pages?.pages.some((page) => page.items.some((ticket) => ticket.number === number)) === true;

/** The same rows in the same places with this ticket as it is now; null takes it away. */
export function withTicket(pages: Pages, number: number, now: TicketItem | null): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      total: page.total - (now === null && page.items.some((ticket) => ticket.number === number) ? 1 : 0),
      items: page.items.flatMap((ticket) => {
        if (ticket.number !== number) return [ticket];
        if (now === null) return [];
        // What a search found stays marked; an older answer that comes late changes nothing.
        return [now.version < ticket.version ? ticket : { ...now, found: ticket.found }];
      }),
    })),
  };
}
