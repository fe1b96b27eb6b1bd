import { expect, it } from 'vitest';
import type { Askable } from './askable';
import { reasonsAgainst, viewOf, waitsInVain } from './askable';
import { errorsOf, readKept, withoutField, withoutSettings } from './builder-state';
import type { Definition, FieldDefinition } from './form-definition';
import { newField } from './form-definition';

const property = (name: string, part: Partial<Askable> = {}): Askable => ({
  record: 'ticket',
  name,
  label: name,
  type: 'text',
  group: '',
  options: [],
  ...part,
});
const askable = [
  property('subject'),
  property('region', { type: 'select', options: ['north', 'south'].map((value) => ({ value, label: value })) }),
  property('attachments', { type: 'file' }),
  property('firstname', { record: 'contact' }),
];
const limits = { maxFiles: 10, maxBytes: 1000, types: ['pdf'] };
const definition = (...fields: FieldDefinition[]): Definition => ({
  name: 'Returns',
  header: null,
  button: null,
  thankYou: null,
  automaticTickets: true,
  inboxId: null,
  pipelineId: null,
  fields,
});
const ticket = (name: string, part: Partial<FieldDefinition> = {}) => ({ ...newField('ticket', name), ...part });

it('keeps what the server says of a field with the field, wherever that is moved', () => {
  const sent = definition(ticket('subject'), ticket('region'));
  const errors = errorsOf({ 'fields[1].label': ['Too long.'], fields: ['Too many.'], 'thankYou.url': ['No address.'] }, sent);
  expect(errors).toEqual({ 'region:label': 'Too long.', fields: 'Too many.', 'thankYou.url': 'No address.' });
  expect(withoutField(errors, 'region')).not.toHaveProperty('region:label');
  expect(Object.keys(withoutSettings(errors, { thankYou: null, fields: [] }))).toEqual(['region:label']);
});

it('shows the form as customers would see it', () => {
  const view = viewOf(
    { id: 'id', limits },
    definition(ticket('region', { options: ['south'] }), ticket('gone'), ticket('attachments')),
    askable,
    'From the portal',
  );
  expect(view.header).toBe('From the portal');
  expect(view.fields).toHaveLength(2);
  expect(view.fields[0]).toMatchObject({ name: 'region', label: 'region', options: [{ value: 'south' }], required: false });
  expect(view.fields[1]?.files).toEqual(limits);
});

it('says why the portal could not use it', () => {
  expect(reasonsAgainst(definition(ticket('subject')), askable)).toEqual([]);
  expect(reasonsAgainst(definition(ticket('attachments'), newField('contact', 'firstname')), askable)).toEqual([
    'no-ticket-property',
  ]);
  expect(reasonsAgainst({ ...definition(ticket('gone')), automaticTickets: false }, askable)).toEqual([
    'no-ticket-property',
    'no-inbox',
  ]);
});

it('knows a field that waits for one behind it, or for none', () => {
  const waiting = ticket('subject', { showWhen: { property: 'region', operator: 'HAS_PROPERTY', values: [] } });
  expect(waitsInVain([ticket('region'), waiting], waiting)).toBe(false);
  expect(waitsInVain([waiting, ticket('region')], waiting)).toBe(true);
  expect(waitsInVain([waiting], waiting)).toBe(true);
});

it('takes nothing unreadable back from an earlier visit', () => {
  expect(readKept('')).toBeNull();
  expect(readKept('{')).toBeNull();
});
