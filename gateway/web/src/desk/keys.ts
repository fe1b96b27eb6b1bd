/** The roots of the query keys, so that live updates reach every list and the one ticket. */
export const deskKeys = {
  lists: ['desk', 'tickets'] as const,
  counts: ['desk', 'counts'] as const,
  ticket: (number: number | string) => ['desk', 'ticket', String(number)] as const,
  agents: ['desk', 'agents'] as const,
  pipelines: ['desk', 'pipelines'] as const,
  inboxes: ['desk', 'inboxes'] as const,
  contacts: ['desk', 'contacts'] as const,
  imports: ['desk', 'imports'] as const,
  import: (id: string) => ['desk', 'import', id] as const,
  settings: ['settings', 'portal'] as const,
  messaging: ['operations', 'messaging'] as const,
};
