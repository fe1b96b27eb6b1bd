import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import desk from '../../locales/en.json';
import type { Filter, FilterField } from './filter';
import { FilterBuilder } from './filter-builder';

const fields: FilterField[] = [
  { name: 'subject', label: 'Subject', type: 'text', group: 'Ticket', options: [] },
  {
    name: 'priority',
    label: 'Priority',
    type: 'select',
    group: 'Ticket',
    options: [
      { value: 'HIGH', label: 'High' },
      { value: 'LOW', label: 'Low' },
    ],
  },
];

beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { desk } }, react: { useSuspense: false } });
});

function build(initial: Filter | null) {
  let built: Filter = { groups: [] };
  const { container } = render(
    <MantineProvider env="test">
      <main>
        <FilterBuilder initial={initial} fields={fields} onChange={(next) => (built = next)} />
      </main>
    </MantineProvider>,
  );
  return { container, built: () => built };
}

const high: Filter = { groups: [{ conditions: [{ property: 'priority', operator: 'EQ', values: ['HIGH'] }] }] };

it('shows a filter and changes its value', async () => {
  const { built } = build(high);
  await userEvent.selectOptions(screen.getByLabelText('Value'), 'Low');
  expect(built()).toEqual({ groups: [{ conditions: [{ property: 'priority', operator: 'EQ', values: ['LOW'] }] }] });
});

it('joins conditions by and, groups by or', async () => {
  const { built } = build(high);
  await userEvent.click(screen.getByRole('button', { name: 'And another condition' }));
  await userEvent.click(screen.getByRole('button', { name: 'Or another group' }));
  expect(built().groups.map(({ conditions }) => conditions.length)).toEqual([2, 1]);
  expect(screen.getByText('or')).toBeTruthy();
  expect(screen.getByText('and')).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Group 2' })).toBeTruthy();
});

it('takes no more than six groups', async () => {
  build(high);
  for (let index = 0; index < 5; index++) await userEvent.click(screen.getByRole('button', { name: 'Or another group' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'No more fit in' }).disabled).toBe(true);
});

it('has no accessibility problems', async () => {
  const { container } = build(high);
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
