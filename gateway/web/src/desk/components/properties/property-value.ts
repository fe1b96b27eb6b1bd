import type { TFunction } from 'i18next';
import type { PropertyType } from '@/shared/api-types';
import { formatNumber, formatTime } from '@/shared/format';
import type { Property } from '../../data/properties';

const separator = ';';

/** The parts of a value that can have several. */
export const partsOf = (value: string): string[] => value.split(separator).filter(Boolean);
export const joined = (parts: string[]): string => parts.join(separator);

/** A moment, stored in UTC, as the browser's own field wants it: local, to the minute. */
function toLocal(value: string): string {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A stored value as its field shows it. */
export const toInput = (type: PropertyType, value: string): string => (type === 'dateTime' && value ? toLocal(value) : value);

/** What was typed as it is stored. Numbers may be written with a decimal comma. */
export function fromInput(type: PropertyType, text: string): string {
  const trimmed = text.trim();
  if (type === 'dateTime' && trimmed !== '') return `${new Date(trimmed).toISOString().slice(0, 19)}Z`;
  if (type === 'number') return trimmed.replace(/^([+-]?\d+),(\d+)$/u, '$1.$2');
  return trimmed;
}

/** The value for reading: options by their labels. */
export function valueText(t: TFunction<'desk'>, language: string, { type, options }: Property, value: string): string {
  switch (type) {
    case 'date':
    case 'dateTime':
      return formatTime(value, language);
    case 'number':
      return Number.isFinite(Number(value)) ? formatNumber(Number(value), language) : value;
    case 'checkbox':
      return value === 'true' ? t('yes') : t('no');
    case 'select':
    case 'multiSelect':
      return partsOf(value)
        .map((part) => options.find((option) => option.value === part)?.label ?? part)
        .join(', ');
    default:
      return value;
  }
}
