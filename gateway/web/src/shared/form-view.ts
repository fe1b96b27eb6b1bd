import type { PropertyType } from './api-types';

/** A form as those see it who fill it in; null texts leave the translated default. */
export interface FormView {
  id: string;
  name: string;
  header: string | null;
  button: string | null;
  thankYou: ThankYou | null;
  fields: FormQuestion[];
  /** Of the files beside the fields. */
  limits: FileLimits;
}

/** What follows a submission: a message, or another page. */
export interface ThankYou {
  kind: 'message' | 'redirect';
  text: string | null;
  url: string | null;
}

export interface FormQuestion {
  name: string;
  label: string;
  type: PropertyType;
  required: boolean;
  help: string | null;
  options: { value: string; label: string }[];
  /** Longest answer in characters; null where that has no meaning. */
  maxLength: number | null;
  /** Asked only when the answer to an earlier question fits. */
  showWhen: ShowWhen | null;
  /** Null for questions that are not for files. */
  files: FileLimits | null;
}

export interface ShowWhen {
  property: string;
  operator: 'EQ' | 'IN' | 'HAS_PROPERTY';
  values: string[];
}

/** Types are extensions without the dot. */
export interface FileLimits {
  maxFiles: number;
  maxBytes: number;
  types: string[];
}

/** The question for files of the ticket's first message; no property, and sent beside the answers. */
export const attachmentsName = 'attachments';
