import type { PropertyType } from '@/shared/api-types';

/** The filter language of the API: groups joined by OR, the conditions of a group by AND. */
export interface Filter {
  groups: FilterGroup[];
}

export interface FilterGroup {
  conditions: Condition[];
}

export interface Condition {
  property: string;
  operator: FilterOperator;
  values: string[];
}

export const limits = { groups: 6, inGroup: 10, conditions: 25, values: 100 } as const;

export type FilterOperator =
  | 'EQ'
  | 'NEQ'
  | 'LT'
  | 'LTE'
  | 'GT'
  | 'GTE'
  | 'BETWEEN'
  | 'IN'
  | 'NOT_IN'
  | 'HAS_PROPERTY'
  | 'NOT_HAS_PROPERTY'
  | 'CONTAINS_TOKEN'
  | 'NOT_CONTAINS_TOKEN';

/** What a filter can ask about: a property with its choices, if it has any. */
export interface FilterField {
  name: string;
  label: string;
  type: PropertyType;
  group: string;
  options: { value: string; label: string }[];
}

const presence: FilterOperator[] = ['HAS_PROPERTY', 'NOT_HAS_PROPERTY'];
const words: FilterOperator[] = ['CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'];
const choices: FilterOperator[] = ['IN', 'NOT_IN', 'EQ', 'NEQ'];
const order: FilterOperator[] = ['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN'];

/** The operators that fit a type, the most useful first. */
export function operatorsFor(type: PropertyType): FilterOperator[] {
  switch (type) {
    case 'text':
    case 'email':
      return ['EQ', 'NEQ', ...words, 'IN', 'NOT_IN', ...presence];
    case 'multiline':
      return [...words, ...presence];
    case 'number':
    case 'date':
    case 'dateTime':
      return [...order, ...presence];
    case 'select':
    case 'multiSelect':
      return [...choices, ...presence];
    case 'checkbox':
      return ['EQ', 'NEQ', ...presence];
    case 'file':
      return presence;
  }
}

export function valuesNeeded(operator: FilterOperator): 'none' | 'one' | 'two' | 'many' {
  if (presence.includes(operator)) return 'none';
  if (operator === 'BETWEEN') return 'two';
  return operator === 'IN' || operator === 'NOT_IN' ? 'many' : 'one';
}

export function isComplete({ property, operator, values }: Condition, fields: FilterField[]): boolean {
  if (!fields.some(({ name }) => name === property)) return false;
  const filled = values.filter((value) => value.trim() !== '').length;
  switch (valuesNeeded(operator)) {
    case 'none':
      return true;
    case 'one':
      return filled === 1;
    case 'two':
      return filled === 2;
    case 'many':
      return filled > 0;
  }
}

/** What of a filter under construction can be saved, and how many conditions that were begun it leaves out. */
export function completePart(filter: Filter, fields: FilterField[]): { filter: Filter | null; leftOut: number } {
  const groups = filter.groups
    .map(({ conditions }) => ({ conditions: conditions.filter((condition) => isComplete(condition, fields)) }))
    .filter(({ conditions }) => conditions.length > 0);
  const begun = (all: FilterGroup[]) =>
    all.flatMap(({ conditions }) => conditions).filter(({ property }) => property !== '').length;
  return { filter: groups.length > 0 ? { groups } : null, leftOut: begun(filter.groups) - begun(groups) };
}
