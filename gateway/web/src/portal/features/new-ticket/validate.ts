import type { TFunction } from 'i18next';
import type { FormQuestion } from '@/shared/form-view';
import type { Values } from './answers';

const patterns = {
  number: /^[+-]?(\d+\.?\d*|\.\d+)$/u,
  date: /^\d{4}-\d\d-\d\d$/u,
  dateTime: /^\d{4}-\d\d-\d\dT[\d:]+Z$/u,
  email: /^[^\s@]+@[^\s@]+$/u,
} as const;

/** What can be known before asking the server; one message per question that is asked. */
export function validate(
  t: TFunction<['portal', 'shared']>,
  asked: FormQuestion[],
  answers: Values,
  unreadable: (name: string) => boolean = () => false,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { name, type, required, maxLength } of asked) {
    const answer = answers[name] ?? '';
    const missing = answer === '' || (type === 'checkbox' && answer === 'false');
    const typed = type in patterns ? (type as keyof typeof patterns) : null;
    // A browser's own date field hands out nothing for half a date.
    if (typed && (unreadable(name) || (answer !== '' && !patterns[typed].test(answer)))) errors[name] = t(`newTicket.${typed}`);
    else if (required && missing) errors[name] = type === 'checkbox' ? t('newTicket.untick') : t('newTicket.missing');
    else if (maxLength && answer.length > maxLength) errors[name] = t('newTicket.tooLong', { count: maxLength });
  }
  return errors;
}

/** The server names fields as `fields.<name>`, and the files beside them as `attachmentIds`. */
export function serverErrors(errors: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, messages]) =>
      messages[0] ? [[name === 'attachmentIds' ? 'attachments' : name.replace(/^fields\./u, ''), messages[0]]] : [],
    ),
  );
}
