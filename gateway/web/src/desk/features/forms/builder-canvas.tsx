import { arrayMove } from '@dnd-kit/sortable';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SortableList } from '../../components/sortable/sortable-list';
import { usePropertyLabel } from '../settings/use-property-label';
import type { Askable } from './askable';
import { findAskable } from './askable';
import classes from './builder-canvas.module.css';
import { FieldItem } from './field-item';
import type { FieldDefinition } from './form-definition';
import { newField } from './form-definition';
import { PropertyPalette } from './property-palette';
import type { Builder } from './use-builder';

/** The form's fields in their order, by mouse, by touch and by keyboard, and the properties that can be added. */
export function BuilderCanvas({ builder, askable }: { builder: Builder; askable: Askable[] }) {
  const { t } = useTranslation('desk');
  const propertyLabel = usePropertyLabel();
  const { fields } = builder.definition;
  const [opened, setOpened] = useState<string | null>(null);
  const ids = useMemo(() => fields.map(({ property }) => property), [fields]);

  const nameOf = (field: FieldDefinition) => {
    const property = findAskable(askable, field);
    return field.label ?? (property ? propertyLabel(property) : field.property);
  };
  const titleOf = (id: string) => {
    const field = fields.find(({ property }) => property === id);
    return field ? nameOf(field) : id;
  };
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < fields.length) builder.edit({ fields: arrayMove(fields, from, to) });
  };

  return (
    <>
      <SortableList label={t('forms.builder.fields')} ids={ids} titleOf={titleOf} onMove={move}>
        {fields.map((field, index) => (
          <FieldItem
            key={field.property}
            builder={builder}
            field={field}
            index={index}
            askable={askable}
            nameOf={nameOf}
            opened={opened === field.property}
            onToggle={() => setOpened(opened === field.property ? null : field.property)}
            onMove={(by) => move(index, index + by)}
            onRemove={() => builder.edit({ fields: fields.filter((other) => other !== field) })}
          />
        ))}
      </SortableList>
      {fields.length === 0 && <p className={classes.empty}>{t('forms.builder.noFields')}</p>}
      {builder.errors.fields && (
        <p className={classes.error} role="alert">
          {builder.errors.fields}
        </p>
      )}
      <PropertyPalette
        askable={askable}
        used={ids}
        onAdd={({ record, name }) => {
          builder.edit({ fields: [...fields, newField(record, name)] });
          setOpened(name);
        }}
      />
    </>
  );
}
