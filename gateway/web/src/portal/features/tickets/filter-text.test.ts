import { expect, it } from 'vitest';
import { joinChoices, readRange, splitChoices, writeRange } from './filter-text';

it.each([[['HIGH', 'LOW']], [['a, b', 'c\\d', '\\']], [[]]])('reads the choices it has written: %j', (values) => {
  expect(splitChoices(joinChoices(values))).toEqual(values);
});

it.each(['2026-01-01..2026-02-01', '2026-01-01..', '..5', '5', ''])('reads the range it has written: %s', (text) => {
  expect(writeRange(readRange(text))).toBe(text);
});
