import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/shared/format';
import { countCap } from '../../data/pipeline-settings';

/** Counts are exact up to a limit; beyond it they say so. */
export function useTicketCount() {
  const { t, i18n } = useTranslation('desk');
  return (tickets: number): string =>
    tickets > countCap
      ? t('pipelines.manyTickets', { number: formatNumber(countCap, i18n.language) })
      : t('pipelines.tickets', { count: tickets, number: formatNumber(tickets, i18n.language) });
}
