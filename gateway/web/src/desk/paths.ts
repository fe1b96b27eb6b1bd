/** Every address of the desk; the router's basename stands in front. */
export const paths = {
  inbox: '/tickets',
  newTicket: '/tickets/new',
  ticket: (number: number | string) => `/tickets/${number}`,
  contacts: '/contacts',
  imports: '/imports',
  import: (id: string) => `/imports/${id}`,
  settings: '/settings',
  forms: '/settings/forms',
  form: (id: string) => `/settings/forms/${id}`,
  operations: '/operations',
  setup: '/setup',
  invitation: '/invitation',
} as const;

export const patterns = { ticket: ':number', import: '/imports/:id', settings: '/settings/*' } as const;
