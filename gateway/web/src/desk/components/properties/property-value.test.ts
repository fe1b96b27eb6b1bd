import { describe, expect, it } from 'vitest';
import { fromInput, toInput } from './property-value';

describe('values in fields', () => {
  it('keeps a moment the same through its field', () => {
    expect(fromInput('dateTime', toInput('dateTime', '2026-11-22T08:30:00Z'))).toBe('2026-11-22T08:30:00Z');
  });

  it.each([
    ['12,5', '12.5'],
    [' -3,25 ', '-3.25'],
    ['1.5', '1.5'],
    ['1,000,000', '1,000,000'],
  ])('reads the number %j as %j', (text, value) => expect(fromInput('number', text)).toBe(value));
});
