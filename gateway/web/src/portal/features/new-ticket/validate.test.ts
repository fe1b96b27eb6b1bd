import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { FormQuestion } from '@/shared/form-view';
import { serverErrors, validate } from './validate';

const t = ((key: string) => key) as unknown as TFunction<['portal', 'shared']>;
const field = (part: Partial<FormQuestion>): FormQuestion => ({
  name: 'subject',
  label: 'Subject',
  type: 'text',
  required: true,
  help: null,
  maxLength: null,
  options: [],
  showWhen: null,
  files: null,
  ...part,
});

it('asks for required answers', () => {
  expect(validate(t, [field({})], { subject: '' })).toEqual({ subject: 'newTicket.missing' });
  expect(validate(t, [field({ required: false })], {})).toEqual({});
  expect(validate(t, [field({ type: 'checkbox' })], { subject: 'false' })).toEqual({ subject: 'newTicket.untick' });
});

it.each([
  ['number', 'a dozen', '-1.5'],
  ['date', '22.11.2026', '2026-11-22'],
  ['dateTime', 'soon', '2026-11-22T08:30:00Z'],
  ['email', 'eve', 'eve@example.com'],
] as const)('knows what a %s looks like', (type, wrong, right) => {
  expect(validate(t, [field({ type })], { subject: wrong })).toEqual({ subject: `newTicket.${type}` });
  expect(validate(t, [field({ type })], { subject: right })).toEqual({});
});

it('tells half a date from none', () => {
  const half = (name: string) => name === 'subject';
  expect(validate(t, [field({ type: 'date', required: false })], {}, half)).toEqual({ subject: 'newTicket.date' });
});

it('knows the longest text', () => {
  expect(validate(t, [field({ maxLength: 3 })], { subject: 'abcd' })).toEqual({ subject: 'newTicket.tooLong' });
});

it('takes the server’s messages to their fields', () => {
  expect(serverErrors({ 'fields.subject': ['No.', 'Really.'], attachmentIds: ['Gone.'] })).toEqual({
    subject: 'No.',
    attachments: 'Gone.',
  });
});
