import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatBytes, formatDate, formatDateTime, formatRelative, formatTime } from './format';

const now = Date.parse('2026-03-10T12:00:00Z');

describe('relative time', () => {
  it.each([
    ['2026-03-10T11:59:40Z', 'now'],
    ['2026-03-10T11:55:00Z', '5 minutes ago'],
    ['2026-03-10T09:00:00Z', '3 hours ago'],
    ['2026-03-09T11:00:00Z', 'yesterday'],
  ])('%s is %s', (iso, text) => {
    expect(formatRelative(iso, 'en', now)).toBe(text);
  });

  it('is a date after a week, in the reader’s language', () => {
    expect(formatRelative('2026-02-01T12:00:00Z', 'de', now)).toBe('01.02.2026');
  });
});

it('sizes are short and local', () => {
  expect(formatBytes(2_483_120, 'de')).toBe('2,4 MB');
  expect(formatBytes(25 * 1024 * 1024, 'en')).toBe('25 MB');
  expect(formatBytes(1023, 'en')).toBe('1,023 bytes');
  expect(formatBytes(0, 'en')).toBe('0 bytes');
});

describe.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('in %s', (zone) => {
  beforeEach(() => vi.stubEnv('TZ', zone));
  afterEach(() => vi.unstubAllEnvs());

  it('a date without a time is the day it says', () => {
    expect(formatDate('2026-11-22', 'en')).toBe('Nov 22, 2026');
    expect(formatTime('2026-11-22', 'en')).toBe('Nov 22, 2026');
    expect(formatDateTime('2026-11-22', 'en')).toBe('Sunday, November 22, 2026');
  });

  it('a moment is the day it is there', () => {
    expect(formatDate('2026-11-22T10:30:00Z', 'en')).toBe(zone.startsWith('America') ? 'Nov 22, 2026' : 'Nov 23, 2026');
    expect(formatDate('2026-11-22T05:30:00Z', 'en')).toBe(zone.startsWith('America') ? 'Nov 21, 2026' : 'Nov 22, 2026');
  });
});
