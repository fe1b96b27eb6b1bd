const maxName = 100;
/** Room for a number behind a name that is taken. */
const numberLength = 5;

/** The internal name the server would make of a label: accents off, everything else that is no letter or digit an underscore. */
export function deriveName(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
  if (words === '') return '';
  const name = (/^\d/u.test(words) ? `property_${words}` : words).slice(0, maxName - numberLength);
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}_${number}`;
  return candidate;
}
