import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Condition, Filter, FilterOperator } from './filter';

type Rules = RuleGroupType<RuleType<string, string, string[]>>;

const newId = () => crypto.randomUUID();

/** A filter as the builder's own tree: a root of OR with one level of AND groups. */
export function toQuery(filter: Filter | null): Rules {
  const groups = filter?.groups ?? [];
  return {
    id: newId(),
    combinator: 'or',
    rules: groups.map(({ conditions }) => ({
      id: newId(),
      combinator: 'and',
      rules: conditions.map(({ property, operator, values }) => ({ id: newId(), field: property, operator, value: values })),
    })),
  };
}

function toCondition(rule: RuleType<string, string, unknown>): Condition {
  const values = Array.isArray(rule.value) ? rule.value.map(String) : [];
  return { property: rule.field, operator: rule.operator as FilterOperator, values };
}

/** The tree as a filter; nothing but groups is in the root, nothing but conditions in a group. */
export function toFilter(query: Rules): Filter {
  const groups = query.rules.filter((rule): rule is Rules => 'rules' in rule);
  return {
    groups: groups.map(({ rules }) => ({
      conditions: rules.filter((rule): rule is RuleType<string, string, string[]> => !('rules' in rule)).map(toCondition),
    })),
  };
}

/** A group that has just been added waits for its first condition. */
export const newGroup = (): Rules => ({
  id: newId(),
  combinator: 'and',
  rules: [{ id: newId(), field: '', operator: '', value: [] }],
});
