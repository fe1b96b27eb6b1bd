import type { Definition, FieldDefinition } from './form-definition';

/** What the server has against a definition: by setting, or by field as `property:label`, wherever that stands meanwhile. */
export type Errors = Record<string, string>;

export const fieldError = (property: string, part: string) => `${property}:${part}`;

/** The server names fields by their place when they were sent. */
export function errorsOf(messages: Record<string, string[]>, sent: Definition): Errors {
  return Object.fromEntries(
    Object.entries(messages).map(([path, [message = '']]) => {
      const found = /^fields\[(\d+)\]\.?(.*)$/u.exec(path);
      const property = found ? sent.fields[Number(found[1])]?.property : undefined;
      return [found && property ? fieldError(property, found[2] ?? '') : path, message];
    }),
  );
}

const without = (errors: Errors, gone: (path: string) => boolean): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !gone(path)));

/** What was said of a setting that has been changed since says nothing any more. */
export function withoutSettings(errors: Errors, part: Partial<Definition>): Errors {
  const names = Object.keys(part);
  return without(errors, (path) => names.some((name) => path === name || path.startsWith(`${name}.`)));
}

export const withoutField = (errors: Errors, property: string): Errors =>
  without(errors, (path) => path.startsWith(`${property}:`));

export const changedField = (fields: FieldDefinition[], property: string, part: Partial<FieldDefinition>) =>
  fields.map((field) => (field.property === property ? { ...field, ...part } : field));

/** What is kept between visits: the definition and the version it began with. */
interface Kept {
  version: number;
  definition: Definition;
}

export function readKept(text: string): Kept | null {
  try {
    return text === '' ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}
