const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export function formatDate(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso));
}

export function formatDateTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso));
}

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

export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
