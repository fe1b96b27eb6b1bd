import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import { deskKeys } from '../../keys';
import type { DeskTicket } from '../../types';

export const useTicket = (number: string) =>
  useQuery({
    queryKey: deskKeys.ticket(number),
    queryFn: (context) => queryGet<DeskTicket>(context, `desk/tickets/${encodeURIComponent(number)}`),
  });
