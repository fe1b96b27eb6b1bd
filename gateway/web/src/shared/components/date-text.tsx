import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime } from '../format';

/** A date, with the full time on hover. */
export function DateText({ value }: { value: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={value} title={formatDateTime(value, i18n.language)}>
      {formatDate(value, i18n.language)}
    </time>
  );
}
