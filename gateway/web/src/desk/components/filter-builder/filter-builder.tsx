import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FullField, RuleGroupType } from 'react-querybuilder';
import { QueryBuilder } from 'react-querybuilder';
import type { BuilderContext } from './builder-actions';
import { AddCondition, AddGroup, Joint, RemoveCondition, RemoveGroup } from './builder-actions';
import { BuilderGroup } from './builder-group';
import { FieldChoice, OperatorChoice } from './builder-selects';
import type { Filter, FilterField } from './filter';
import { operatorsFor, valuesNeeded } from './filter';
import classes from './filter-builder.module.css';
import { newGroup, toFilter, toQuery } from './to-query';
import { useOperatorLabel } from './use-operator-label';
import { ValuesEditor } from './values-editor';

interface Props {
  /** Read once; the builder keeps what is under construction, complete or not. */
  initial: Filter | null;
  fields: FilterField[];
  onChange: (filter: Filter) => void;
}

const controls = {
  ruleGroup: BuilderGroup,
  fieldSelector: FieldChoice,
  operatorSelector: OperatorChoice,
  valueEditor: ValuesEditor,
  addRuleAction: AddCondition,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveCondition,
  removeGroupAction: RemoveGroup,
  combinatorSelector: Joint,
};

/** Builds a filter of the API's language: at most 6 groups joined by OR, each of conditions joined by AND (P10). */
export function FilterBuilder({ initial, fields, onChange }: Props) {
  const { t } = useTranslation('desk');
  const operatorLabel = useOperatorLabel();
  const [query, setQuery] = useState<RuleGroupType>(() => {
    const start = toQuery(initial);
    return start.rules.length > 0 ? start : { ...start, rules: [newGroup()] };
  });
  useEffect(() => {
    onChange(toFilter(query));
  }, [query, onChange]);

  const all = useMemo(
    () => fields.map(({ name, label, type, group, options }) => ({ name, value: name, label, type, group, values: options })),
    [fields],
  );
  const conditions = toFilter(query).groups.reduce((sum, group) => sum + group.conditions.length, 0);
  const typeOf = (field: string) => fields.find(({ name }) => name === field)?.type;

  return (
    <div className={classes.builder}>
      <QueryBuilder
        query={query}
        context={{ conditions } satisfies BuilderContext}
        onQueryChange={setQuery}
        fields={all as unknown as FullField[]}
        combinators={[
          { name: 'and', value: 'and', label: t('filter.and') },
          { name: 'or', value: 'or', label: t('filter.or') },
        ]}
        getOperators={(field) => {
          const type = typeOf(field);
          const operators = type ? operatorsFor(type) : [];
          return operators.map((name) => ({
            name,
            value: name,
            label: operatorLabel(name, type),
            ...(valuesNeeded(name) === 'none' ? { arity: 'unary' as const } : {}),
          }));
        }}
        getDefaultValue={() => []}
        onAddGroup={() => newGroup()}
        autoSelectField={false}
        resetOnOperatorChange={false}
        showCombinatorsBetweenRules
        maxLevels={1}
        suppressStandardClassnames
        controlElements={controls}
        controlClassnames={{
          ruleGroup: classes.group,
          header: classes.header,
          body: classes.body,
          rule: classes.rule,
          betweenRules: classes.between,
        }}
      />
    </div>
  );
}
