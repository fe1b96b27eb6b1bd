/** Every address of the customer app; the router's basename stands in front. */
export const paths = {
  tickets: '/',
  newTicket: '/tickets/new',
  ticket: (number: number | string) => `/tickets/${number}`,
} as const;

export const patterns = { newTicket: '/tickets/new', ticket: '/tickets/:number' } as const;
