import type { FormQuestion, ShowWhen } from '@/shared/form-view';

/** What was typed or chosen, by question: times are local, several options are joined as they are stored. */
export type Values = Record<string, string>;

const separator = ';';

export const parts = (value: string): string[] => value.split(separator).filter((part) => part !== '');
export const joined = (values: string[]): string => values.join(separator);

/** In English a comma parts thousands; elsewhere it is the decimal point. */
function numberText(text: string, language: string): string {
  return language.startsWith('en') ? text : text.replace(/^([+-]?\d*),(\d+)$/u, '$1.$2');
}

/** A stored value as its field shows it: moments, stored in UTC, are local there, to the minute. */
export function typedOf(type: FormQuestion['type'], value: string): string {
  const time = new Date(value);
  if (type !== 'dateTime' || Number.isNaN(time.getTime())) return value;
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The answer as the server writes values; empty for none. */
export function answerOf(question: FormQuestion, values: Values, language: string): string {
  const text = (values[question.name] ?? '').trim();
  switch (question.type) {
    case 'checkbox':
      return text === 'true' ? 'true' : 'false';
    case 'number':
      return numberText(text, language);
    case 'dateTime': {
      const time = new Date(text);
      return text === '' || Number.isNaN(time.getTime()) ? text : time.toISOString().replace(/\.\d+Z$/u, 'Z');
    }
    case 'select':
    case 'multiSelect':
      // What was kept from an earlier visit may not be offered any more.
      return joined(parts(text).filter((part) => question.options.some(({ value }) => value === part)));
    default:
      return text;
  }
}

const folded = (text: string) => text.trim().normalize('NFC').toLowerCase();

function equal(question: FormQuestion, answer: string, value: string): boolean {
  switch (question.type) {
    case 'text':
    case 'email':
      return folded(answer) === folded(value);
    case 'number':
      return Number(answer) === Number(value);
    case 'dateTime':
      return value.length === 10 ? answer.startsWith(value) : Date.parse(answer) === Date.parse(value);
    case 'multiline':
    case 'file':
      return false;
    default:
      return answer === value;
  }
}

function holds(condition: ShowWhen, question: FormQuestion, answer: string): boolean {
  const given = question.type === 'multiSelect' || question.type === 'file' ? parts(answer) : answer === '' ? [] : [answer];
  return condition.operator === 'HAS_PROPERTY'
    ? given.length > 0
    : given.some((part) => condition.values.some((value) => equal(question, part, value)));
}

/** The questions that are asked with these answers, and their answers: what is not asked counts for nothing. */
export function askedWith(questions: FormQuestion[], values: Values, language: string) {
  const answers: Values = {};
  const asked = questions.filter((question) => {
    const { showWhen } = question;
    const decisive = showWhen && questions.find(({ name }) => name === showWhen.property);
    const isAsked = !showWhen || (!!decisive && holds(showWhen, decisive, answers[decisive.name] ?? ''));
    if (isAsked) answers[question.name] = answerOf(question, values, language);
    return isAsked;
  });
  return { asked, answers };
}
