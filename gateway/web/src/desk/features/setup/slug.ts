/** A portal's name as an address: "Müller & Söhne" becomes "muller-sohne". */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40)
    .replace(/-+$/u, '');
}

export const isSlug = (value: string) => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/u.test(value);
