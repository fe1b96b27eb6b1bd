import { describe, expect, it } from 'vitest';

const files = import.meta.glob<Record<string, unknown>>('./*/locales/*.json', { eager: true, import: 'default' });

/** Every text's path with its placeholders; plural forms differ by language and count as one text. */
function texts(node: Record<string, unknown>, path = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${path}${key.replace(/_(one|many|other)$/u, '')}`;
    if (typeof value !== 'string') return texts(value as Record<string, unknown>, `${here}.`);
    return `${here} ${(value.match(/\{\{\w+\}\}/gu) ?? []).sort().join(' ')}`.trim();
  });
}

const unique = (values: string[]) => [...new Set(values)].sort();

describe.each(['shared', 'portal', 'desk'])('%s', (namespace) => {
  const english = files[`./${namespace}/locales/en.json`] ?? {};

  it.each(['de', 'nl', 'fr'])('has every text in %s', (language) => {
    expect(unique(texts(files[`./${namespace}/locales/${language}.json`] ?? {}))).toEqual(unique(texts(english)));
  });

  it.each(['en', 'de', 'nl', 'fr'])('has every plural form of %s', (language) => {
    const source = JSON.stringify(files[`./${namespace}/locales/${language}.json`] ?? {});
    const counted = unique([...source.matchAll(/"(\w+)_other"/gu)].map((match) => match[1] ?? ''));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of counted) {
      for (const form of forms) expect(source).toContain(`"${key}_${form}"`);
    }
  });
});
