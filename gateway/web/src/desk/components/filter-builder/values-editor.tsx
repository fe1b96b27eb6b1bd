import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import type { PropertyType } from '@/shared/api-types';
import type { FilterField, FilterOperator } from './filter';
import { limits, valuesNeeded } from './filter';
import classes from './filter-builder.module.css';

const inputTypes: Partial<Record<PropertyType, string>> = { date: 'date', dateTime: 'date' };

/** The values of a condition, in a control that fits the property's type and how many the operator needs. */
export function ValuesEditor({ operator, value, handleOnChange, fieldData }: ValueEditorProps) {
  const { t } = useTranslation('desk');
  const { type, values: options } = fieldData as unknown as { type?: PropertyType; values?: FilterField['options'] };
  const values = Array.isArray(value) ? (value as string[]) : [];
  const needed = valuesNeeded(operator as FilterOperator);
  if (!type || needed === 'none') return null;

  const change = (next: string[]) => handleOnChange(next);
  const label = t('filter.value');

  if (type === 'checkbox') {
    return (
      <NativeSelect
        className={classes.value}
        aria-label={label}
        value={values[0] ?? ''}
        data={[
          { value: '', label: t('filter.chooseValue') },
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        onChange={(event) => change(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
      />
    );
  }
  if (options && options.length > 0 && needed === 'many') {
    return (
      <MultiSelect
        className={classes.value}
        aria-label={label}
        placeholder={values.length === 0 ? t('filter.chooseValues') : undefined}
        searchable
        data={options}
        maxValues={limits.values}
        value={values}
        onChange={change}
      />
    );
  }
  if (options && options.length > 0) {
    return (
      <NativeSelect
        className={classes.value}
        aria-label={label}
        value={values[0] ?? ''}
        data={[{ value: '', label: t('filter.chooseValue') }, ...options]}
        onChange={(event) => change(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
      />
    );
  }
  if (needed === 'many') {
    return (
      <TagsInput
        className={classes.value}
        aria-label={label}
        placeholder={values.length === 0 ? t('filter.typeValues') : undefined}
        maxTags={limits.values}
        acceptValueOnBlur
        value={values}
        onChange={change}
      />
    );
  }

  const input = (index: number, name: string) => (
    <TextInput
      key={index}
      className={classes.value}
      aria-label={name}
      type={inputTypes[type] ?? 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      // A stored time begins with its day, which is what is asked for here.
      value={inputTypes[type] ? (values[index] ?? '').slice(0, 10) : (values[index] ?? '')}
      onChange={(event) => {
        const next = needed === 'two' ? [values[0] ?? '', values[1] ?? ''] : [''];
        next[index] = event.currentTarget.value;
        change(next);
      }}
    />
  );
  if (needed === 'one') return input(0, label);
  return (
    <>
      {input(0, t('filter.low'))}
      <span className={classes.and}>{t('filter.and')}</span>
      {input(1, t('filter.high'))}
    </>
  );
}
