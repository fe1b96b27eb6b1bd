import type { TFunction } from 'i18next';
import { categories } from '@/shared/api-types';
import type { FormField } from './support-form-api';

/** The standard form's own texts are shown in the reader's language; whatever an administrator wrote stays. */
const standard = {
  subject: 'Subject',
  content: 'Description',
  hs_ticket_category: 'Category',
  attachments: 'Attachments',
} as const;
const categoryLabels: Record<(typeof categories)[number], string> = {
  PRODUCT_ISSUE: 'Product issue',
  BILLING_ISSUE: 'Billing issue',
  FEATURE_REQUEST: 'Feature request',
  GENERAL_INQUIRY: 'General inquiry',
};

export function fieldLabel(t: TFunction<['portal', 'shared']>, field: FormField): string {
  const known = (Object.keys(standard) as (keyof typeof standard)[]).find(
    (name) => name === field.name && standard[name] === field.label,
  );
  return known ? t(`newTicket.fields.${known}`) : field.label;
}

export function optionLabel(t: TFunction<['portal', 'shared']>, option: { value: string; label: string }): string {
  const known = categories.find(
    (name) => name === option.value && categoryLabels[name].toLowerCase() === option.label.toLowerCase(),
  );
  return known ? t(`category.${known}`, { ns: 'shared' }) : option.label;
}
