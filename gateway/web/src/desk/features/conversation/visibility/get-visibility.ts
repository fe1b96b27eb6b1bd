import { useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { TicketVisibility } from '@/shared/api-schema';
import { deskKeys } from '../../../keys';
import type { DeskTicket } from '../../../types';

const catchUpMs = 1_000;

/** How the ticket stands in the portal, for all around it or for one contact. What customers are shown follows the desk a moment later, so it is asked again until it has. */
export const useVisibility = (ticket: DeskTicket, contactId?: string) =>
  useQuery({
    queryKey: [...deskKeys.ticket(ticket.number), 'visibility', contactId ?? null],
    queryFn: (context) => queryGet<TicketVisibility>(context, `desk/tickets/${ticket.number}/visibility`, { contact: contactId }),
    refetchInterval: ({ state }) => (state.data && state.data.version < ticket.version ? catchUpMs : false),
  });
