import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { apiUrl } from '@/shared/base';
import { notifyProblem } from '@/shared/notify';
import type { Property } from '../../data/properties';
import { fieldErrors } from '../../field-errors';
import { isStale } from '../stale-notice';
import classes from './properties.module.css';
import { PropertyField } from './property-field';
import { partsOf, valueText } from './property-value';
import { useGroupLabel } from './use-group-label';

interface Props {
  properties: Property[];
  values: Record<string, string>;
  /** Stores one value; absent where the person may only read. A conflict has been explained by who throws it. */
  onSave?: (name: string, value: string) => Promise<unknown>;
}

/** Properties under their headings, those without a heading of the portal's own first: as fields, or for reading. */
export function PropertyGroups({ properties, values, onSave }: Props) {
  const group = useGroupLabel();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const headings = [...new Set(properties.map((property) => property.group))].toSorted(
    (a, b) => Number(group.isStandard(b)) - Number(group.isStandard(a)),
  );

  const save = async (name: string, value: string): Promise<boolean> => {
    try {
      await onSave?.(name, value);
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([other]) => other !== name)));
      return true;
    } catch (error) {
      const refused = fieldErrors(error)[`properties.${name}`];
      if (refused) setErrors((before) => ({ ...before, [name]: refused }));
      else if (!isStale(error)) notifyProblem(error);
      // After a conflict the newest is shown.
      return error instanceof ApiError && isStale(error);
    }
  };

  return headings.map((heading) => (
    <section key={heading} className={classes.group}>
      {!group.isStandard(heading) && <h3>{heading}</h3>}
      {properties
        .filter((property) => property.group === heading)
        .map((property) =>
          onSave && property.type !== 'file' ? (
            <PropertyField
              key={property.name}
              property={property}
              value={values[property.name] ?? ''}
              error={errors[property.name]}
              onSave={(value) => save(property.name, value)}
            />
          ) : (
            <ReadProperty key={property.name} property={property} value={values[property.name] ?? ''} />
          ),
        )}
    </section>
  ));
}

/** A value for reading: files can only come with what a customer sends. */
function ReadProperty({ property, value }: { property: Property; value: string }) {
  const { t, i18n } = useTranslation('desk');
  return (
    <dl className={classes.read}>
      <dt>{property.label}</dt>
      <dd>
        {value === ''
          ? property.type === 'file'
            ? t('recordProperties.noFiles')
            : t('none')
          : property.type === 'file'
            ? partsOf(value).map((id, index) => (
                <a key={id} href={apiUrl(`attachments/${id}`)} download>
                  {t('recordProperties.file', { number: index + 1 })}
                </a>
              ))
            : valueText(t, i18n.language, property, value)}
      </dd>
    </dl>
  );
}
