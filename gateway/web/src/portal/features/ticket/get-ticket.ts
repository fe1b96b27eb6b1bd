import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { ticketKeys } from '../../ticket-keys';
import type { TicketDetail } from '../../types';

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: ticketKeys.detail(number),
    queryFn: (context) => queryGet<TicketDetail>(context, `tickets/${encodeURIComponent(number)}`),
  });

export const useTicket = (number: string) => useQuery(ticketQuery(number));
