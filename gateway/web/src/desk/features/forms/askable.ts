import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { PropertyType } from '@/shared/api-types';
import type { FormView } from '@/shared/form-view';
import { attachmentsName } from '@/shared/form-view';
import type { FormReason } from './form-list';
import { deskKeys } from '../../keys';
import type { Definition, FieldDefinition, FormRecord, FormRecordType } from './form-definition';

/** A property that forms may ask for. */
export interface Askable {
  record: FormRecordType;
  name: string;
  label: string;
  type: PropertyType;
  group: string;
  options: { value: string; label: string }[];
}

interface PropertyItem extends Omit<Askable, 'record'> {
  record: FormRecordType | 'company';
  standard: boolean;
}

/** Of the standard properties only these; the rest are the portal's to say. */
const standard: Record<FormRecordType, string[]> = {
  ticket: ['subject', 'content', 'hs_ticket_category', 'hs_ticket_priority'],
  contact: ['email', 'firstname', 'lastname'],
};

const attachments: Askable = {
  record: 'ticket',
  name: attachmentsName,
  label: 'Attachments',
  type: 'file',
  group: '',
  options: [],
};

export const askableQuery = queryOptions({
  queryKey: [...deskKeys.propertySettings, 'askable'],
  queryFn: async (context) => {
    const { items } = await queryGet<{ items: PropertyItem[] }>(context, 'settings/properties');
    const askable = items.filter(
      (property): property is PropertyItem & Askable =>
        property.record !== 'company' && (!property.standard || standard[property.record].includes(property.name)),
    );
    return [attachments, ...askable];
  },
});

export const findAskable = (askable: Askable[], field: Pick<FieldDefinition, 'record' | 'property'>) =>
  askable.find(({ record, name }) => record === field.record && name === field.property);

const maxLengths: Partial<Record<PropertyType, number>> = { text: 1000, multiline: 20_000, email: 254 };

/** The form as customers would see it if this definition were saved. */
export function viewOf(
  { id, limits }: Pick<FormRecord, 'id' | 'limits'>,
  definition: Definition,
  askable: Askable[],
  formHeader: string | null,
): FormView {
  const attached = definition.fields.find(({ property }) => property === attachmentsName);
  return {
    id,
    name: definition.name,
    header: formHeader ?? definition.header,
    button: definition.button,
    thankYou: definition.thankYou,
    limits: attached?.files ?? limits,
    fields: definition.fields.flatMap((field) => {
      const property = findAskable(askable, field);
      if (!property) return [];
      return {
        name: field.property,
        label: field.label ?? property.label,
        type: property.type,
        required: field.required,
        help: field.help,
        options: property.options.filter(({ value }) => field.options?.includes(value) ?? true),
        maxLength: field.property === 'subject' ? 200 : (maxLengths[property.type] ?? null),
        showWhen: field.showWhen,
        files: property.type === 'file' ? (field.files ?? limits) : null,
      };
    }),
  };
}

/** Why the portal could not use a form so defined (P15, P16). */
export function reasonsAgainst(definition: Definition, askable: Askable[]): FormReason[] {
  const asksForTicket = definition.fields.some(
    (field) => field.record === 'ticket' && field.property !== attachmentsName && findAskable(askable, field),
  );
  return [
    ...(asksForTicket ? [] : (['no-ticket-property'] as const)),
    ...(definition.automaticTickets ? [] : (['no-inbox'] as const)),
  ];
}

/** Whether a field waits for one that does not stand before it. */
export function waitsInVain(fields: FieldDefinition[], field: FieldDefinition): boolean {
  const decisive = fields.findIndex(({ property }) => property === field.showWhen?.property);
  return field.showWhen !== null && (decisive < 0 || decisive >= fields.indexOf(field));
}
