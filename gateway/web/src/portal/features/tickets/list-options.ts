import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import type { PropertyType, TicketColumn } from '@/shared/api-types';
import { categories, priorities } from '@/shared/api-types';
import { ticketKeys } from '../../ticket-keys';
import { propertyLabel } from './columns';

/** A property that lists are filtered and sorted by and that may be a column. */
export type Field = Omit<schema.FieldItem, 'type'> & { type: PropertyType };

const none: Field[] = [];

/** Everything this customer's lists may be made of; empty until it is known. */
export function useFields(): Field[] {
  const options = useQuery({
    queryKey: ticketKeys.options,
    queryFn: (context) => queryGet<{ fields: Field[] }>(context, 'tickets/options'),
  });
  return options.data?.fields ?? none;
}

export const fieldLabel = (t: TFunction<['portal', 'shared']>, field: Field) => propertyLabel(t, field.property, field.label);

/** What a choice is called; the standard ones in the reader's language unless they were renamed. */
export function choiceLabel(t: TFunction<['portal', 'shared']>, field: Field, value: string): string {
  const priority = field.property === 'hs_ticket_priority' && priorities.find((name) => name === value);
  if (priority) return t(`priority.${priority}`, { ns: 'shared' });
  const category = field.property === 'hs_ticket_category' && categories.find((name) => name === value);
  if (category) return t(`category.${category}`, { ns: 'shared' });
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The names of chosen columns that are there; empty for the portal's own, which need not be asked for. */
export function knownColumns(portal: TicketColumn[], chosen: string, fields: Field[]): string {
  const names = chosen.split(',').filter((name) => fields.some(({ property }) => property === name));
  const columns = names.join(',');
  return columns === portal.map(({ property }) => property).join(',') ? '' : columns;
}

/** The columns of the list: the portal's own, or those of these names instead. */
export function shownColumns(portal: TicketColumn[], names: string, fields: Field[]): TicketColumn[] {
  const columns = names
    .split(',')
    .map((name) => {
      const own = portal.find(({ property }) => property === name);
      const field = fields.find(({ property }) => property === name);
      return own ?? (field && { property: name, label: field.label, type: field.type });
    })
    .filter((column) => column !== undefined);
  return columns.length > 0 ? columns : portal;
}
