import { expect, it } from 'vitest';
import type { Editable } from './types';
import { changes } from './types';

const before: Editable = {
  name: 'Acme',
  slug: 'acme',
  on: true,
  idleMinutes: 20,
  ticketScope: 'own',
  ticketsName: null,
  formConnected: true,
  formMenuText: null,
  defaultInboxId: null,
  language: 'en',
  closedReply: 'reopen',
  customersMayClose: true,
  domains: [{ host: 'a.test', language: 'en' }],
};

it('sends only what was changed', () => {
  expect(changes(before, { ...before, idleMinutes: 60, domains: [{ host: 'a.test', language: 'en' }] })).toEqual({
    idleMinutes: 60,
  });
});

it('sends an emptied text as null', () => {
  expect(changes({ ...before, ticketsName: 'Cases' }, before)).toEqual({ ticketsName: null });
});
