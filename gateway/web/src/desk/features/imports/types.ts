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

export interface Import {
  id: string;
  fileName: string;
  status: 'uploaded' | 'running' | 'done' | 'failed';
  rows: number;
  read: number;
  created: number;
  /** Rows that an earlier run had already brought in. */
  existing: number;
  rejected: number;
  startedAt: string | null;
  finishedAt: string | null;
}

/** What the upload answers: the file's columns, some of its rows and a guess at their meaning. */
export interface Upload {
  id: string;
  fileName: string;
  columns: string[];
  sample: string[][];
  rows: number;
  suggested: Mapping;
}

export interface PreviewRow {
  line: number;
  contactName: string | null;
  contactEmail: string | null;
  subject: string | null;
  description: string | null;
  status: string | null;
  priority: string | null;
  category: string | null;
  problem: string | null;
}

export interface Preview {
  items: PreviewRow[];
  rejectedInFirst1000: number;
}

export interface RejectedRow {
  line: number;
  reason: string;
  values: Record<string, string | null>;
}
