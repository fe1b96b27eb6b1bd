import { expect, it } from 'vitest';
import type { TicketItem } from '../../types';
import type { Pages } from './live-rows';
import { holds, withTicket } from './live-rows';

const ticket = (number: number, version = 1, subject = `Ticket ${number}`) =>
  ({ id: String(number), number, version, subject }) as TicketItem;
const pages = (...rows: TicketItem[][]): Pages => ({
  pageParams: [null],
  pages: rows.map((items) => ({ items, next: null, total: 3, totalIsExact: true, sortedAmong: null, corrected: false })),
});
const subjects = (all: Pages) => all.pages.flatMap((page) => page.items.map(({ subject }) => subject));

it('changes a row where it stands', () => {
  const changed = withTicket(pages([ticket(1), ticket(2)], [ticket(3)]), 2, ticket(2, 2, 'New'));
  expect(subjects(changed)).toEqual(['Ticket 1', 'New', 'Ticket 3']);
});

it('keeps a row that is newer than a late answer', () => {
  expect(subjects(withTicket(pages([ticket(1, 3)]), 1, ticket(1, 2, 'Old')))).toEqual(['Ticket 1']);
});

it('takes away a ticket that is shown no more, and counts it no more', () => {
  const changed = withTicket(pages([ticket(1), ticket(2), ticket(3)]), 2, null);
  expect(subjects(changed)).toEqual(['Ticket 1', 'Ticket 3']);
  expect(changed.pages[0]?.total).toBe(2);
});

it('knows which tickets are in the list', () => {
  expect(holds(pages([ticket(1)], [ticket(3)]), 3)).toBe(true);
  expect(holds(pages([ticket(1)]), 3)).toBe(false);
  expect(holds(undefined, 3)).toBe(false);
});
