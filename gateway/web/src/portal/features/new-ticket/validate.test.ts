import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { FormField } from './support-form-api';
import { serverErrors, validate } from './validate';

const t = ((key: string) => key) as unknown as TFunction<['portal', 'shared']>;
const field = (part: Partial<FormField>): FormField => ({
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

it('asks for required fields, where blanks are nothing', () => {
  expect(validate(t, [field({})], { subject: '  ' }, 0)).toEqual({ subject: 'newTicket.missing' });
  expect(validate(t, [field({ required: false })], {}, 0)).toEqual({});
});

it('counts a required attachment by its files', () => {
  const files = field({ name: 'files', type: 'file' });
  expect(validate(t, [files], {}, 0)).toEqual({ files: 'newTicket.missing' });
  expect(validate(t, [files], {}, 1)).toEqual({});
});

it('knows the longest text', () => {
  expect(validate(t, [field({ maxLength: 3 })], { subject: 'abcd' }, 0)).toEqual({ subject: 'newTicket.tooLong' });
});

it('takes the server’s messages to their fields', () => {
  expect(serverErrors({ 'fields.subject': ['No.', 'Really.'], attachmentIds: ['Gone.'] })).toEqual({
    subject: 'No.',
    attachmentIds: 'Gone.',
  });
});
