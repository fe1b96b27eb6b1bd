import type * as schema from './api-schema';

/** A form as those see it who fill it in; null texts leave the translated default. */
export type FormView = Omit<schema.FormView, 'fields'> & { fields: FormQuestion[] };

/** What follows a submission: a message, or another page. */
export type ThankYou = schema.ThankYou;

/** `maxLength` in characters, null where that has no meaning; `showWhen`: asked only when the answer to an earlier question fits. */
export type FormQuestion = Omit<schema.FormFieldView, 'showWhen'> & { showWhen: ShowWhen | null };

/** Of the operators of filters, forms know these. */
export type ShowWhen = Omit<schema.Condition, 'operator'> & { operator: 'EQ' | 'IN' | 'HAS_PROPERTY' };

/** Types are extensions without the dot. */
export type FileLimits = schema.FileLimits;

/** The question for files of the ticket's first message; no property, and sent beside the answers. */
export const attachmentsName = 'attachments';
