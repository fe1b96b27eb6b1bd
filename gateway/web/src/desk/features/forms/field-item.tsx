import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { SortableRow } from '../../components/sortable/sortable-row';
import type { Askable } from './askable';
import { findAskable, waitsInVain } from './askable';
import classes from './builder-canvas.module.css';
import { FieldEditor } from './field-editor';
import type { FieldDefinition } from './form-definition';
import type { Builder } from './use-builder';

interface Props {
  builder: Builder;
  field: FieldDefinition;
  index: number;
  askable: Askable[];
  nameOf: (field: FieldDefinition) => string;
  opened: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** A field with its handle and buttons; opened, everything about it. */
export function FieldItem({ builder, field, index, askable, nameOf, opened, onToggle, onMove, onRemove }: Props) {
  const { t } = useTranslation('desk');
  const { fields } = builder.definition;
  const property = findAskable(askable, field);
  const name = nameOf(field);
  const vain = waitsInVain(fields, field);
  // What the server has against it stands at the control, which only an opened field has.
  const said = Object.entries(builder.errors).find(
    ([path]) => path.startsWith(`${field.property}:`) && (!opened || path === `${field.property}:` || path.endsWith(':property')),
  )?.[1];
  const facts = [
    t(`forms.builder.records.${field.record}`),
    property && t(`forms.types.${property.type}`),
    field.required && t('forms.field.isRequired'),
    field.showWhen && t('forms.field.isConditional'),
  ].filter(Boolean);

  return (
    <SortableRow
      id={field.property}
      title={name}
      first={index === 0}
      last={index === fields.length - 1}
      onMove={onMove}
      onRemove={onRemove}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-expanded={opened}
          aria-label={t('forms.edit', { name })}
          onClick={onToggle}
        >
          <Icon name={opened ? 'chevronDown' : 'pencil'} />
        </ActionIcon>
      }
      details={
        opened &&
        property && <FieldEditor builder={builder} field={field} property={property} askable={askable} nameOf={nameOf} />
      }
    >
      <span className={classes.name}>{name}</span>
      <span className={classes.facts}>{facts.join(' · ')}</span>
      {!property && <p className={classes.error}>{t('forms.field.gone')}</p>}
      {vain && (
        <p className={classes.error} role="alert">
          {t('forms.field.waitsInVain')}
        </p>
      )}
      {said && (
        <p className={classes.error} role="alert">
          {said}
        </p>
      )}
    </SortableRow>
  );
}
