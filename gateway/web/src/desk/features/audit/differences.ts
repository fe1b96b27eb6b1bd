/** A value that is different; `undefined` where there was none. */
export interface Difference {
  /** As in `permissions` or `theme.primaryColor`. */
  path: string;
  before: unknown;
  after: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nobody wants to read how often something was changed. */
const hidden = ['version'];

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** What differs between two states, part by part; all of it where there was nothing before or is nothing after. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (!isObject(before ?? after) || (before != null && after != null && !(isObject(before) && isObject(after)))) {
    return same(before ?? undefined, after ?? undefined) || (path === '' && before == null && after == null)
      ? []
      : [{ path, before: before ?? undefined, after: after ?? undefined }];
  }
  const [left, right] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((name) => path !== '' || !hidden.includes(name))
    .flatMap((name) => differences(left[name], right[name], path === '' ? name : `${path}.${name}`));
}
