import { describe, expect, it } from 'vitest';
import { momentOf, nextLook, suggestedTime, toInput } from './schedule';

const now = new Date(2026, 10, 22, 9, 30, 12);

describe('a time to publish at', () => {
  it('is read in the time zone of the device', () => {
    expect(momentOf('2026-11-23T08:05', now)).toBe(new Date(2026, 10, 23, 8, 5).toISOString());
    expect(toInput(new Date(momentOf('2026-11-23T08:05', now) ?? ''))).toBe('2026-11-23T08:05');
  });

  it('lies ahead, by at most a year', () => {
    expect(momentOf('2026-11-22T09:31', now)).not.toBeNull();
    for (const wrong of ['2026-11-22T09:30', '2025-01-01T00:00', '2028-01-01T00:00', '', 'soon']) {
      expect(momentOf(wrong, now)).toBeNull();
    }
  });

  it('is suggested as a full hour that is not too soon', () => {
    expect(suggestedTime(now)).toBe('2026-11-22T11:00');
    expect(suggestedTime(new Date(2026, 11, 31, 23, 10))).toBe('2027-01-01T01:00');
  });
});

describe('the page', () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

  it('looks again when the time has come, and now and then before', () => {
    expect(nextLook(at(3600), now)).toBe(60_000);
    expect(nextLook(at(20), now)).toBe(20_000);
  });

  it('looks every few seconds while what is due has not happened', () => {
    expect(nextLook(at(-30), now)).toBe(5000);
  });

  it('does not look where nothing is scheduled', () => {
    expect(nextLook(null, now)).toBe(false);
    expect(nextLook(undefined, now)).toBe(false);
  });
});
