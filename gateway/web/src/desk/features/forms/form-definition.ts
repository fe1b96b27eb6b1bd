import type * as schema from '@/shared/api-schema';
import type { ShowWhen } from '@/shared/form-view';

/** Forms ask for nothing of companies. */
export type FormRecordType = Exclude<schema.RecordType, 'company'>;

/** A field as it is defined; what is null comes from the property, which no other field of the form has. */
export type FieldDefinition = Required<Omit<schema.FormField, 'record' | 'showWhen'>> & {
  record: FormRecordType;
  showWhen: ShowWhen | null;
};

export type FormRecord = Omit<schema.FormRecord, 'fields'> & { fields: FieldDefinition[] };

/** All of a form that an administrator sets. */
export type Definition = Required<Omit<schema.FormDefinition, 'name' | 'fields'>> & Pick<FormRecord, 'name' | 'fields'>;

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
