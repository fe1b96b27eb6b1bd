import { expect, it } from 'vitest';
import { createActionKey } from './idempotency';

it('repeats the key while the same content is sent again', () => {
  const key = createActionKey();
  expect(key.for({ html: 'a' })).toBe(key.for({ html: 'a' }));
});

it('gives changed content, and the same content after success, a new key', () => {
  const key = createActionKey();
  const first = key.for({ html: 'a' });
  expect(key.for({ html: 'b' })).not.toBe(first);
  const second = key.for({ html: 'a' });
  key.done();
  expect(key.for({ html: 'a' })).not.toBe(second);
});
