import { describe, expect, it } from 'vitest';
import { propertyTypes } from '@/shared/api-types';
import type { Condition, Filter, FilterField } from './filter';
import { completePart, isComplete, operatorsFor } from './filter';
import { newGroup, toFilter, toQuery } from './to-query';

const fields: FilterField[] = [
  { name: 'subject', label: 'Subject', type: 'text', group: 'Ticket', options: [] },
  { name: 'amount', label: 'Amount', type: 'number', group: 'Ticket', options: [] },
];
const condition = (part: Partial<Condition>): Condition => ({ property: 'subject', operator: 'EQ', values: ['a'], ...part });

const filter: Filter = {
  groups: [
    { conditions: [condition({}), condition({ property: 'amount', operator: 'BETWEEN', values: ['1', '5'] })] },
    { conditions: [condition({ operator: 'HAS_PROPERTY', values: [] })] },
  ],
};

describe('a filter', () => {
  it('survives the builder unchanged', () => {
    expect(toFilter(toQuery(filter))).toEqual(filter);
    expect(toFilter(toQuery(null))).toEqual({ groups: [] });
  });

  it('is complete when each condition has a property and the values its operator needs', () => {
    expect(isComplete(condition({}), fields)).toBe(true);
    expect(isComplete(condition({ values: [' '] }), fields)).toBe(false);
    expect(isComplete(condition({ property: '' }), fields)).toBe(false);
    expect(isComplete(condition({ property: 'gone' }), fields)).toBe(false);
    expect(isComplete(condition({ operator: 'BETWEEN', values: ['1', ''] }), fields)).toBe(false);
    expect(isComplete(condition({ operator: 'NOT_IN', values: [] }), fields)).toBe(false);
    expect(isComplete(condition({ operator: 'NOT_HAS_PROPERTY', values: [] }), fields)).toBe(true);
  });

  it('is applied without what was never completed', () => {
    const built = {
      groups: [...filter.groups, toFilter({ combinator: 'or', rules: [newGroup()] }).groups[0] ?? { conditions: [] }],
    };
    expect(completePart(built, fields)).toEqual({ filter, leftOut: 0 });
  });

  it('with nothing in it is no filter', () => {
    expect(completePart({ groups: [{ conditions: [condition({ values: [] })] }] }, fields)).toEqual({ filter: null, leftOut: 1 });
  });

  it('offers operators for every type of property', () => {
    for (const type of propertyTypes) expect(operatorsFor(type)).toContain('HAS_PROPERTY');
    expect(operatorsFor('multiline')).not.toContain('EQ');
    expect(operatorsFor('select')).not.toContain('CONTAINS_TOKEN');
  });
});
