import { useTranslation } from 'react-i18next';
import type { RuleGroupProps } from 'react-querybuilder';
import { RuleGroupBodyComponents, RuleGroupHeaderComponents, useRuleGroup } from 'react-querybuilder';
import classes from './filter-builder.module.css';

/** The root is a plain list of groups, a group a card; both end with the button that adds to them. */
export function BuilderGroup(props: RuleGroupProps) {
  const { t } = useTranslation('desk');
  const group = useRuleGroup(props);
  const root = group.path.length === 0;
  return (
    <div
      className={root ? classes.root : classes.group}
      role="group"
      aria-label={root ? t('filter.filter') : t('filter.group', { number: (group.path[0] ?? 0) + 1 })}
    >
      <div className={classes.body}>
        <RuleGroupBodyComponents {...group} />
      </div>
      <div className={classes.header}>
        <RuleGroupHeaderComponents {...group} />
      </div>
    </div>
  );
}
