export type { TicketDetail, TicketItem } from '@/shared/api-schema';
