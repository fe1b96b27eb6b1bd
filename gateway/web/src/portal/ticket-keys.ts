/** The roots of the query keys, so that live updates reach every list and the one ticket. */
export const ticketKeys = {
  lists: ['tickets'] as const,
  options: ['ticket-options'] as const,
  views: ['ticket-views'] as const,
  exports: ['ticket-exports'] as const,
  details: ['ticket'] as const,
  form: ['support-form'] as const,
  detail: (number: string) => ['ticket', number] as const,
};
