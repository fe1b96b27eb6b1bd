const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A date without a time: the same day everywhere, in whatever zone it is read. */
const isDay = (iso: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(iso);

function format(iso: string, language: string, dateStyle: 'medium' | 'full', timeStyle?: 'short'): string {
  const style = isDay(iso) ? { dateStyle, timeZone: 'UTC' } : { dateStyle, timeStyle };
  return new Intl.DateTimeFormat(language, style).format(new Date(iso));
}

export const formatDate = (iso: string, language: string): string => format(iso, language, 'medium');

/** In full, as it is read on hover; of a day there is no more than the day. */
export const formatDateTime = (iso: string, language: string): string => format(iso, language, 'full', 'short');

/** A property's day or moment, short. */
export const formatTime = (iso: string, language: string): string => format(iso, language, 'medium', 'short');

/** "5 minutes ago"; older than a week it is the date, which says more. */
export function formatRelative(iso: string, language: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const age = Math.abs(seconds);
  if (age >= 7 * day) return formatDate(iso, language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < minute) return relative.format(0, 'second');
  if (age < hour) return relative.format(Math.trunc(seconds / minute), 'minute');
  if (age < day) return relative.format(Math.trunc(seconds / hour), 'hour');
  return relative.format(Math.trunc(seconds / day), 'day');
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

const kilobyte = 1024;
export const megabyte = kilobyte * kilobyte;

/** Sizes as file managers show them, and as limits are set. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = units.findLastIndex((_, index) => bytes >= kilobyte ** index || index === 0);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / kilobyte ** power);
}
