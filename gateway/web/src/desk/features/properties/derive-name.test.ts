import { describe, expect, it } from 'vitest';
import { deriveName } from './derive-name';

describe('deriveName', () => {
  it.each([
    ['Serial number', 'serial_number'],
    ['  Größe (mm)  ', 'gro_e_mm'],
    ['Numéro de série', 'numero_de_serie'],
    ['2nd phone', 'property_2nd_phone'],
    ['机型', ''],
  ])('makes %j into %j', (label, name) => expect(deriveName(label, new Set())).toBe(name));

  it('counts on from names that are taken', () => expect(deriveName('Region', new Set(['region', 'region_2']))).toBe('region_3'));

  it('leaves room for a number behind the longest name', () => expect(deriveName('x'.repeat(200), new Set())).toHaveLength(95));
});
