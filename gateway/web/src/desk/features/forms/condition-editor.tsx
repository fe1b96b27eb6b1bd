import { MultiSelect, NativeSelect, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PropertyType } from '@/shared/api-types';
import type { ShowWhen } from '@/shared/form-view';
import { attachmentsName } from '@/shared/form-view';
import { useOperatorLabel } from '../../components/filter-builder/use-operator-label';
import type { Askable } from './askable';
import { findAskable } from './askable';
import classes from './builder-canvas.module.css';
import { fieldError } from './builder-state';
import type { FieldDefinition } from './form-definition';
import type { Builder } from './use-builder';

interface Props {
  builder: Builder;
  field: FieldDefinition;
  askable: Askable[];
  nameOf: (field: FieldDefinition) => string;
}

type Operator = ShowWhen['operator'];

/** Which comparisons make sense for an answer; of long texts and files only that there is one. */
function operatorsFor(type: PropertyType): Operator[] {
  if (type === 'multiline' || type === 'file') return ['HAS_PROPERTY'];
  return type === 'checkbox' ? ['EQ'] : ['EQ', 'IN', 'HAS_PROPERTY'];
}

const inputTypes: Partial<Record<PropertyType, string>> = { date: 'date', dateTime: 'date' };

/** When a field is asked: always, or only after a certain answer to a field before it. */
export function ConditionEditor({ builder, field, askable, nameOf }: Props) {
  const { t } = useTranslation('desk');
  const operatorLabel = useOperatorLabel();
  const { fields } = builder.definition;
  const before = fields.slice(0, fields.indexOf(field)).filter(({ property }) => property !== attachmentsName);
  const condition = field.showWhen;
  const decisive = fields.find(({ property }) => property === condition?.property);
  const property = decisive && findAskable(askable, decisive);
  const error = (part: string) => builder.errors[fieldError(field.property, `showWhen.${part}`)];
  const set = (showWhen: ShowWhen | null) => builder.editField(field.property, { showWhen });

  const dependOn = (name: string) => {
    const other = fields.find((candidate) => candidate.property === name);
    const type = (other && findAskable(askable, other)?.type) ?? 'text';
    set({ property: name, operator: operatorsFor(type)[0] ?? 'EQ', values: type === 'checkbox' ? ['true'] : [] });
  };

  return (
    <fieldset className={classes.condition}>
      <legend className={classes.legend}>{t('forms.condition.title')}</legend>
      <Switch
        label={t('forms.condition.only')}
        description={before.length === 0 ? t('forms.condition.first') : undefined}
        disabled={before.length === 0 && !condition}
        checked={condition !== null}
        onChange={(event) => (event.currentTarget.checked && before[0] ? dependOn(before[0].property) : set(null))}
      />
      {condition && (
        <>
          <NativeSelect
            label={t('forms.condition.field')}
            value={condition.property}
            error={error('property')}
            data={[
              ...(before.includes(decisive as FieldDefinition) ? [] : [{ value: condition.property, label: '–' }]),
              ...before.map((other) => ({ value: other.property, label: nameOf(other) })),
            ]}
            onChange={(event) => dependOn(event.currentTarget.value)}
          />
          {property && (
            <NativeSelect
              label={t('forms.condition.operator')}
              value={condition.operator}
              error={error('operator')}
              data={operatorsFor(property.type).map((value) => ({ value, label: operatorLabel(value, property.type) }))}
              onChange={({ currentTarget: { value } }) =>
                set({
                  ...condition,
                  operator: value as Operator,
                  values: value === 'HAS_PROPERTY' ? [] : condition.values.slice(0, value === 'EQ' ? 1 : undefined),
                })
              }
            />
          )}
          {decisive && property && condition.operator !== 'HAS_PROPERTY' && (
            <ConditionValues
              condition={condition}
              property={property}
              offered={decisive.options}
              error={error('values') ?? builder.errors[fieldError(field.property, 'showWhen')]}
              onChange={(values) => set({ ...condition, values })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}

interface ValuesProps {
  condition: ShowWhen;
  property: Askable;
  /** Of the options, those the deciding field offers; null for all. */
  offered: string[] | null;
  error: string | undefined;
  onChange: (values: string[]) => void;
}

function ConditionValues({ condition, property, offered, error, onChange }: ValuesProps) {
  const { t } = useTranslation('desk');
  const [value = ''] = condition.values;
  const label = t('forms.condition.value');
  const options =
    property.type === 'checkbox'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : property.options.filter((option) => offered?.includes(option.value) ?? true);

  if (condition.operator === 'IN') {
    return options.length > 0 ? (
      <MultiSelect label={label} searchable data={options} value={condition.values} error={error} onChange={onChange} />
    ) : (
      <TagsInput label={label} acceptValueOnBlur value={condition.values} error={error} onChange={onChange} />
    );
  }
  return options.length > 0 ? (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      data={[{ value: '', label: t('filter.chooseValue') }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    />
  ) : (
    <TextInput
      label={label}
      type={inputTypes[property.type] ?? 'text'}
      inputMode={property.type === 'number' ? 'decimal' : undefined}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    />
  );
}
