import { describe, expect, it } from 'vitest';
import { passwordStrength } from './password-strength';
import { isSlug, slugOf } from './slug';

describe('slugOf', () => {
  it.each([
    ['Müller & Söhne', 'muller-sohne'],
    ['  Acme   Support! ', 'acme-support'],
    ['客服', ''],
  ])('turns %s into %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('never ends in a hyphen where a long name is cut', () => {
    const slug = slugOf(`${'a'.repeat(39)} b`);
    expect(isSlug(slug)).toBe(true);
  });
});

describe('passwordStrength', () => {
  it.each([
    ['short', 'short'],
    ['aaaaaaaaaaaaaaaa', 'fair'],
    ['correct horse battery', 'good'],
  ])('%s is %s', (password, strength) => expect(passwordStrength(password)).toBe(strength));
});
