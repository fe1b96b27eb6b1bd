import type * as schema from '@/shared/api-schema';

export const targets = [
  'contactEmail',
  'subject',
  'description',
  'contactName',
  'company',
  'externalId',
  'status',
  'priority',
  'category',
  'resolution',
  'createdAt',
  'closedAt',
] as const;
export type Target = (typeof targets)[number];
export const requiredTargets: readonly Target[] = ['contactEmail', 'subject', 'description'];

/** Which column of the file fills which part of a ticket. */
export type Mapping = Partial<Record<Target, string>>;

export type Import = schema.ImportResource;
/** What the upload answers: the file's columns, some of its rows and a guess at their meaning. */
export type Upload = Omit<schema.UploadImportResult, 'suggested'> & { suggested: Mapping };
export type PreviewRow = schema.PreviewImportItem;
export type Preview = schema.PreviewImportResult;
export type RejectedRow = schema.ListRejectedRowsItem;
