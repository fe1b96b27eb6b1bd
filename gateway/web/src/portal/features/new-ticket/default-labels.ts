import type { TFunction } from 'i18next';
import { categories, priorities } from '@/shared/api-types';
import type { FormQuestion } from '@/shared/form-view';

/** The standard form's own texts are shown in the reader's language; whatever an administrator wrote stays. */
const standard = {
  subject: 'Subject',
  content: 'Description',
  hs_ticket_category: 'Category',
  hs_ticket_priority: 'Priority',
  attachments: 'Attachments',
  email: 'E-mail',
  firstname: 'First name',
  lastname: 'Last name',
} as const;
const categoryLabels: Record<(typeof categories)[number], string> = {
  PRODUCT_ISSUE: 'Product issue',
  BILLING_ISSUE: 'Billing issue',
  FEATURE_REQUEST: 'Feature request',
  GENERAL_INQUIRY: 'General inquiry',
};

export function fieldLabel(t: TFunction<['portal', 'shared']>, field: FormQuestion): string {
  const known = (Object.keys(standard) as (keyof typeof standard)[]).find(
    (name) => name === field.name && standard[name] === field.label,
  );
  return known ? t(`newTicket.fields.${known}`) : field.label;
}

export function optionLabel(t: TFunction<['portal', 'shared']>, option: { value: string; label: string }): string {
  const category = categories.find(
    (name) => name === option.value && categoryLabels[name].toLowerCase() === option.label.toLowerCase(),
  );
  if (category) return t(`category.${category}`, { ns: 'shared' });
  const priority = priorities.find((name) => name === option.value && name.toLowerCase() === option.label.toLowerCase());
  return priority ? t(`priority.${priority}`, { ns: 'shared' }) : option.label;
}
