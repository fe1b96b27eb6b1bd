import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatRelative } from '../format';

const refreshMs = 60_000;

/** "5 minutes ago", kept current, with the full time on hover. */
export function RelativeTime({ value }: { value: string }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), refreshMs);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time dateTime={value} title={formatDateTime(value, i18n.language)}>
      {formatRelative(value, i18n.language, now)}
    </time>
  );
}
