import type { TFunction } from 'i18next';
import type { FormField } from './support-form-api';

export type Values = Record<string, string>;

/** What can be known before asking the server; one message per field. */
export function validate(
  t: TFunction<['portal', 'shared']>,
  fields: FormField[],
  values: Values,
  files: number,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name]?.trim() ?? '';
    const missing = field.type === 'file' ? files === 0 : value === '';
    if (field.required && missing) errors[field.name] = t('newTicket.missing');
    else if (field.maxLength && value.length > field.maxLength)
      errors[field.name] = t('newTicket.tooLong', { count: field.maxLength });
  }
  return errors;
}

/** The server names fields as `fields.<name>`. */
export function serverErrors(errors: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, messages]) => (messages[0] ? [[name.replace(/^fields\./u, ''), messages[0]]] : [])),
  );
}
