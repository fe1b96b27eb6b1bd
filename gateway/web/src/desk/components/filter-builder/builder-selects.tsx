import { NativeSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldSelectorProps, OperatorSelectorProps } from 'react-querybuilder';
import classes from './filter-builder.module.css';

interface Option {
  name: string;
  label: string;
  group?: string;
}

const flat = (options: unknown) => options as Option[];

/** The properties under the headings of their groups; searchable, as there may be hundreds. */
export function FieldChoice({ options, value, handleOnChange }: FieldSelectorProps) {
  const { t } = useTranslation('desk');
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { name, label, group = '' } of flat(options)) {
    // The library's own entry for "nothing chosen" is our placeholder.
    if (group === '') continue;
    groups.set(group, [...(groups.get(group) ?? []), { value: name, label }]);
  }
  return (
    <Select
      className={classes.field}
      aria-label={t('filter.property')}
      placeholder={t('filter.chooseProperty')}
      searchable
      nothingFoundMessage={t('filter.noProperty')}
      maxDropdownHeight={280}
      data={[...groups].map(([group, items]) => ({ group, items }))}
      value={[...groups.values()].flat().some((option) => option.value === value) ? value : null}
      onChange={(next) => next && handleOnChange(next)}
    />
  );
}

export function OperatorChoice({ options, value, handleOnChange }: OperatorSelectorProps) {
  const { t } = useTranslation('desk');
  if (flat(options).length === 0) return null;
  return (
    <NativeSelect
      className={classes.operator}
      aria-label={t('filter.operator')}
      data={flat(options).map(({ name, label }) => ({ value: name, label }))}
      value={value}
      onChange={(event) => handleOnChange(event.currentTarget.value)}
    />
  );
}
