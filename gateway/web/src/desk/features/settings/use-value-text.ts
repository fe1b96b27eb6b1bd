import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../components/filter-builder/filter';
import { useFilterText } from '../../components/filter-builder/use-filter-text';
import { inboxesQuery, pipelinesQuery } from '../../data/directory';
import { useFilterFields } from './filter-fields';
import { useFormChoices } from './forms';
import { languageOptions } from './languages';
import type { ColumnSetting, OwnerNameSetting } from './types';

const choices = [
  'ticketScope.own',
  'ticketScope.company',
  'ticketScope.group',
  'closedReply.reopen',
  'closedReply.refuse',
  'theme.density.compact',
  'theme.density.comfortable',
  'theme.density.spacious',
  'theme.scheme.auto',
  'theme.scheme.light',
  'theme.scheme.dark',
  'theme.font.system',
  'theme.font.humanist',
  'theme.font.geometric',
  'theme.font.serif',
  'theme.font.slab',
  'theme.font.mono',
] as const;

const templates = ['card', 'split', 'plain'] as const;

/** Rich text as one line. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}

/** A setting's value in words, for showing old and new side by side. */
export function useValueText() {
  const { t } = useTranslation('desk');
  const inboxes = useQuery(inboxesQuery).data;
  const pipelines = useQuery(pipelinesQuery).data;
  const forms = useFormChoices().data;
  const ticketFields = useFilterFields('ticket');
  const contactFields = useFilterFields('contact');
  const ticketText = useFilterText(ticketFields);
  const contactText = useFilterText(contactFields);

  return useCallback(
    (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') {
        if (field === 'ticketFilter' || field === 'scopeFilter') return t('settings.value.noFilter');
        if (field === 'formId') return forms?.find(({ standard }) => standard)?.name ?? t('settings.value.none');
        return /^(?:domains|consents)/u.test(field) ? '–' : t('settings.value.none');
      }
      if (typeof value === 'boolean') return value ? t('settings.value.on') : t('settings.value.off');
      const choice = choices.find((name) => name === `${field}.${String(value)}`);
      if (choice) return t(`settings.choice.${choice}` as 'settings.choice.ticketScope.own');
      switch (field) {
        case 'idleMinutes':
          return t('settings.minutes', { count: Number(value) });
        case 'newTicketAfterDays':
          return t('settings.days', { count: Number(value) });
        case 'defaultInboxId':
          return inboxes?.find(({ id }) => id === value)?.name ?? String(value);
        case 'formId':
          return forms?.find(({ id }) => id === value)?.name ?? String(value);
        case 'scopeFilter':
          return contactText(value as Filter);
        case 'ticketFilter':
          return ticketText(value as Filter);
        case 'columns':
          return (value as ColumnSetting[])
            .map(({ property, label }) => label ?? ticketFields.find(({ name }) => name === property)?.label ?? property)
            .join(', ');
        case 'ownerName': {
          const { mode, alias } = value as OwnerNameSetting;
          return mode === 'alias' ? (alias ?? '') : t(`settings.owner.${mode}`);
        }
        case 'theme.radius':
          return `${String(value)} px`;
        case 'theme.logoId':
        case 'theme.darkLogoId':
        case 'theme.faviconId':
          return t('settings.value.image');
        default:
      }
      const template = field.endsWith('].template') && templates.find((name) => name === value);
      if (template) return t(`settings.templates.${template}`);
      if (field === 'language' || field.endsWith('.language')) {
        return languageOptions.find((option) => option.value === value)?.label ?? String(value);
      }
      if (field.startsWith('closedStages')) {
        return pipelines?.flatMap(({ stages }) => stages).find(({ id }) => id === value)?.label ?? String(value);
      }
      if (field.startsWith('consents') && field.endsWith('.text')) return plainText(String(value));
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
    [t, inboxes, pipelines, forms, ticketFields, ticketText, contactText],
  );
}
