import { useTranslation } from 'react-i18next';
import type { PropertyType } from '@/shared/api-types';
import { DateText } from '@/shared/components/date-text';
import { formatNumber } from '@/shared/format';

/** A property's value for reading; choices come as their labels, times and numbers as they are stored. */
export function PropertyText({ type, value }: { type: PropertyType; value: string }) {
  const { t, i18n } = useTranslation('portal');
  if (type === 'date' || type === 'dateTime') return <DateText value={value} />;
  if (type === 'number' && Number.isFinite(Number(value))) return <>{formatNumber(Number(value), i18n.language)}</>;
  if (type === 'checkbox') return <>{value === 'true' ? t('tickets.yes') : t('tickets.no')}</>;
  return <>{value}</>;
}
