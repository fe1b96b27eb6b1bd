import { MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes, megabyte } from '@/shared/format';
import type { FileLimits } from '@/shared/form-view';
import { usePropertyLabel } from '../settings/use-property-label';
import type { Askable } from './askable';
import classes from './builder-canvas.module.css';
import { fieldError } from './builder-state';
import { ConditionEditor } from './condition-editor';
import type { FieldDefinition } from './form-definition';
import type { Builder } from './use-builder';

interface Props {
  builder: Builder;
  field: FieldDefinition;
  property: Askable;
  askable: Askable[];
  nameOf: (field: FieldDefinition) => string;
}

const orNull = (text: string) => (text === '' ? null : text);

/** How a field asks: its texts, whether it must be answered, what may be answered, and when it is asked. */
export function FieldEditor({ builder, field, property, askable, nameOf }: Props) {
  const { t } = useTranslation('desk');
  const propertyLabel = usePropertyLabel();
  const change = (part: Partial<FieldDefinition>) => builder.editField(field.property, part);
  const error = (part: string) => builder.errors[fieldError(field.property, part)];

  return (
    <div className={classes.fieldEditor}>
      <TextInput
        label={t('forms.field.label')}
        placeholder={propertyLabel(property)}
        maxLength={200}
        value={field.label ?? ''}
        error={error('label')}
        onChange={(event) => change({ label: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label={t('forms.field.help')}
        description={t('forms.field.helpHint')}
        maxLength={500}
        value={field.help ?? ''}
        error={error('help')}
        onChange={(event) => change({ help: orNull(event.currentTarget.value) })}
      />
      <Switch
        label={t('forms.field.required')}
        checked={field.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
      {property.options.length > 0 && (
        <MultiSelect
          label={t('forms.field.options')}
          description={t('forms.field.optionsHint')}
          placeholder={field.options ? undefined : t('forms.field.allOptions')}
          searchable
          data={property.options}
          value={field.options ?? []}
          error={error('options')}
          onChange={(options) => change({ options: options.length > 0 ? options : null })}
        />
      )}
      {property.type === 'file' && (
        <FileLimitsEditor most={builder.limits} files={field.files} error={error} onChange={(files) => change({ files })} />
      )}
      <ConditionEditor builder={builder} field={field} askable={askable} nameOf={nameOf} />
    </div>
  );
}

interface LimitsProps {
  most: FileLimits;
  files: FileLimits | null;
  error: (part: string) => string | undefined;
  onChange: (files: FileLimits | null) => void;
}

function FileLimitsEditor({ most, files, error, onChange }: LimitsProps) {
  const { t, i18n } = useTranslation('desk');
  return (
    <>
      <Switch
        label={t('forms.field.ownLimits')}
        description={t('forms.field.ownLimitsHint', { count: most.maxFiles, size: formatBytes(most.maxBytes, i18n.language) })}
        checked={files !== null}
        error={error('files')}
        onChange={(event) => onChange(event.currentTarget.checked ? most : null)}
      />
      {files && (
        <>
          <NumberInput
            label={t('forms.field.maxFiles')}
            min={1}
            max={most.maxFiles}
            allowDecimal={false}
            value={files.maxFiles}
            error={error('files.maxFiles')}
            onChange={(maxFiles) => typeof maxFiles === 'number' && onChange({ ...files, maxFiles })}
          />
          <NumberInput
            label={t('forms.field.maxSize')}
            suffix=" MB"
            min={0.1}
            max={most.maxBytes / megabyte}
            decimalScale={1}
            value={files.maxBytes / megabyte}
            error={error('files.maxBytes')}
            onChange={(size) =>
              typeof size === 'number' && onChange({ ...files, maxBytes: Math.min(Math.round(size * megabyte), most.maxBytes) })
            }
          />
          <MultiSelect
            label={t('forms.field.types')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('forms.field.noTypes') }}
            data={most.types}
            value={files.types}
            error={error('files.types')}
            onChange={(types) => onChange({ ...files, types })}
          />
        </>
      )}
    </>
  );
}
