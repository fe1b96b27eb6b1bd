import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { TicketItem } from '../../types';
import { cellOf, columnLabel, propertyLabel } from './columns';

const t = ((key: string) => `<${key}>`) as unknown as TFunction<['portal', 'shared']>;
const column = (property: string, label: string | null = null) => ({ property, label, type: 'text' as const });

it("names a standard column in the reader's language", () => {
  expect(columnLabel(t, column('subject'))).toBe('<tickets.columns.subject>');
});

it('keeps the heading an administrator wrote', () => {
  expect(columnLabel(t, column('subject', 'Order'))).toBe('Order');
});

it('names a custom column by its label, and one that is gone by its name', () => {
  expect(columnLabel(t, column('order_no', 'Order number'))).toBe('Order number');
  expect(columnLabel(t, column('order_no'))).toBe('order_no');
});

it('knows a standard property by the label it came with', () => {
  expect(propertyLabel(t, 'closed_date', 'Close date')).toBe('<tickets.columns.closed>');
  expect(propertyLabel(t, 'closed_date', 'Solved on')).toBe('Solved on');
});

it('shows no value as none', () => {
  const ticket = { subject: 'A', priority: null, values: {} } as unknown as TicketItem;
  expect(cellOf(t, column('subject'), ticket)).toBe('A');
  expect(cellOf(t, column('hs_ticket_priority'), ticket)).toBeNull();
  expect(cellOf(t, column('order_no'), ticket)).toBeNull();
});
