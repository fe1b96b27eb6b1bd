import { describe, expect, it } from 'vitest';
import type { FormQuestion, ShowWhen } from '@/shared/form-view';
import { answerOf, askedWith } from './answers';

const question = (name: string, part: Partial<FormQuestion> = {}): FormQuestion => ({
  name,
  label: name,
  type: 'text',
  required: false,
  help: null,
  options: [],
  maxLength: null,
  showWhen: null,
  files: null,
  ...part,
});
const when = (property: string, operator: ShowWhen['operator'], ...values: string[]) => ({ property, operator, values });
const options = ['north', 'south'].map((value) => ({ value, label: value }));

describe('an answer is written as the server reads it', () => {
  it.each([
    ['number', ' 12.5 ', 'en', '12.5'],
    ['number', '12,5', 'de', '12.5'],
    ['number', '1,000', 'en', '1,000'],
    ['checkbox', '', 'en', 'false'],
    ['checkbox', 'true', 'en', 'true'],
    ['date', '2026-11-22', 'en', '2026-11-22'],
    ['dateTime', '', 'en', ''],
  ] as const)('%s %s in %s', (type, typed, language, expected) => {
    expect(answerOf(question('q', { type }), { q: typed }, language)).toBe(expected);
  });

  it('with times in UTC', () => {
    const typed = '2026-11-22T08:30';
    const expected = new Date(typed).toISOString().replace('.000Z', 'Z');
    expect(answerOf(question('q', { type: 'dateTime' }), { q: typed }, 'en')).toBe(expected);
  });

  it('without options that are not offered any more', () => {
    expect(answerOf(question('q', { type: 'multiSelect', options }), { q: 'east;south' }, 'en')).toBe('south');
    expect(answerOf(question('q', { type: 'select', options }), { q: 'east' }, 'en')).toBe('');
  });
});

describe('a question is asked when the answer before it fits', () => {
  const asks = (decisive: FormQuestion, showWhen: ShowWhen, typed: string) =>
    askedWith([decisive, question('then', { showWhen })], { [decisive.name]: typed }, 'en').asked.length === 2;

  it('by a text, whatever its case', () => {
    expect(asks(question('q'), when('q', 'EQ', 'Yes'), ' yes ')).toBe(true);
    expect(asks(question('q'), when('q', 'EQ', 'Yes'), 'yes, please')).toBe(false);
  });

  it('by one of several options', () => {
    const select = question('q', { type: 'select', options });
    expect(asks(select, when('q', 'IN', 'north', 'south'), 'south')).toBe(true);
    expect(asks(select, when('q', 'IN', 'north'), 'south')).toBe(false);
    expect(asks({ ...select, type: 'multiSelect' }, when('q', 'EQ', 'south'), 'north;south')).toBe(true);
  });

  it('by a box that is ticked, or is not', () => {
    const box = question('q', { type: 'checkbox' });
    expect(asks(box, when('q', 'EQ', 'true'), 'true')).toBe(true);
    expect(asks(box, when('q', 'EQ', 'false'), '')).toBe(true);
  });

  it('by numbers as numbers and by times on a day', () => {
    expect(asks(question('q', { type: 'number' }), when('q', 'EQ', '12.50'), '12.5')).toBe(true);
    expect(asks(question('q', { type: 'dateTime' }), when('q', 'EQ', '2026-11-22'), '2026-11-22T12:00')).toBe(true);
  });

  it('by any answer at all', () => {
    expect(asks(question('q'), when('q', 'HAS_PROPERTY'), 'x')).toBe(true);
    expect(asks(question('q'), when('q', 'HAS_PROPERTY'), '  ')).toBe(false);
  });

  it('but not by the answer to a question that is not asked itself, and its own answer counts for nothing', () => {
    const questions = [
      question('first'),
      question('second', { showWhen: when('first', 'EQ', 'yes') }),
      question('third', { showWhen: when('second', 'HAS_PROPERTY') }),
    ];
    const { asked, answers } = askedWith(questions, { first: 'no', second: 'x', third: 'y' }, 'en');
    expect(asked.map(({ name }) => name)).toEqual(['first']);
    expect(answers).toEqual({ first: 'no' });
  });
});
