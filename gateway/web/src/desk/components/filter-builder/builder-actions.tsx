import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionProps, CombinatorSelectorProps, RuleGroupType } from 'react-querybuilder';
import { Icon } from '@/shared/components/icons';
import { limits } from './filter';
import classes from './filter-builder.module.css';

/** How many conditions there are in all groups; the builder hands it down. */
export interface BuilderContext {
  conditions: number;
}

const isFull = (context: unknown) => (context as BuilderContext).conditions >= limits.conditions;

export function AddCondition({ level, ruleOrGroup, context, handleOnClick }: ActionProps) {
  const { t } = useTranslation('desk');
  if (level === 0) return null;
  const inGroup = (ruleOrGroup as RuleGroupType).rules.length;
  const full = inGroup >= limits.inGroup || isFull(context);
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon name="plus" size={16} />}
      disabled={full}
      onClick={handleOnClick}
    >
      {full ? t('filter.full') : t('filter.addCondition')}
    </Button>
  );
}

export function AddGroup({ level, ruleOrGroup, context, handleOnClick }: ActionProps) {
  const { t } = useTranslation('desk');
  if (level > 0) return null;
  const groups = (ruleOrGroup as RuleGroupType).rules.length;
  const full = groups >= limits.groups || isFull(context);
  return (
    <Button variant="default" leftSection={<Icon name="plus" />} disabled={full} onClick={handleOnClick}>
      {full ? t('filter.full') : t('filter.addGroup')}
    </Button>
  );
}

export function RemoveCondition({ handleOnClick, path }: ActionProps) {
  const { t } = useTranslation('desk');
  const number = (path.at(-1) ?? 0) + 1;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('filter.removeCondition', { number })}
      onClick={handleOnClick}
    >
      <Icon name="close" />
    </ActionIcon>
  );
}

export function RemoveGroup({ handleOnClick }: ActionProps) {
  const { t } = useTranslation('desk');
  return (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={handleOnClick}>
      {t('filter.removeGroup')}
    </Button>
  );
}

/** How groups and conditions are joined is fixed; it is said, not chosen. */
export function Joint({ value }: CombinatorSelectorProps) {
  const { t } = useTranslation('desk');
  return <span className={value === 'or' ? classes.or : classes.and}>{value === 'or' ? t('filter.or') : t('filter.and')}</span>;
}
