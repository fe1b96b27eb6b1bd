/** Filters as they stand in the address: `HIGH,LOW` for choices, `from..to` for numbers and days, else plain text. */

/** A comma within a value is written with a backslash in front. */
export const joinChoices = (values: string[]): string =>
  values.map((value) => value.replace(/[\\,]/gu, String.raw`\$&`)).join(',');

export function splitChoices(text: string): string[] {
  return (text.match(/(?:\\.|[^,\\])+/gu) ?? []).map((value) => value.replace(/\\(.)/gu, '$1'));
}

export interface Range {
  from: string;
  to: string;
}

/** A single value is both ends. */
export function readRange(text: string): Range {
  const [from = '', to] = text.split('..');
  return { from, to: to ?? from };
}

export function writeRange({ from, to }: Range): string {
  if (from === '' && to === '') return '';
  return from === to ? from : `${from}..${to}`;
}
