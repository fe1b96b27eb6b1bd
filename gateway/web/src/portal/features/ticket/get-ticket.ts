import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { ticketKeys } from '../../ticket-keys';
import type { TicketDetail } from '../../types';

export const useTicket = (number: string) =>
  useQuery({
    queryKey: ticketKeys.detail(number),
    queryFn: (context) => queryGet<TicketDetail>(context, `tickets/${encodeURIComponent(number)}`),
  });
