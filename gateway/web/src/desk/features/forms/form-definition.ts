import type { FormReason } from './form-list';
import type { FileLimits, ShowWhen, ThankYou } from '@/shared/form-view';

export type FormRecordType = 'ticket' | 'contact';

/** A field as it is defined; what is null comes from the property. */
export interface FieldDefinition {
  record: FormRecordType;
  /** No other field of the form has the same. */
  property: string;
  label: string | null;
  help: string | null;
  required: boolean;
  /** Which of the property's options are offered; null for all. */
  options: string[] | null;
  showWhen: ShowWhen | null;
  files: FileLimits | null;
}

/** All of a form that an administrator sets. */
export interface Definition {
  name: string;
  header: string | null;
  button: string | null;
  thankYou: ThankYou | null;
  automaticTickets: boolean;
  inboxId: string | null;
  pipelineId: string | null;
  fields: FieldDefinition[];
}

export interface FormRecord extends Definition {
  id: string;
  version: number;
  eligible: boolean;
  reasons: FormReason[];
  usedBy: 'portal' | null;
  changedBy: string | null;
  changedAt: string | null;
}

export function definitionOf(record: FormRecord): Definition {
  const { name, header, button, thankYou, automaticTickets, inboxId, pipelineId, fields } = record;
  return { name, header, button, thankYou, automaticTickets, inboxId, pipelineId, fields };
}

export const newField = (record: FormRecordType, property: string): FieldDefinition => ({
  record,
  property,
  label: null,
  help: null,
  required: false,
  options: null,
  showWhen: null,
  files: null,
});
