import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { pipelinesQuery } from '../../data/directory';
import { systemPageOf } from './system-pages';

const plain = [
  'name',
  'slug',
  'on',
  'idleMinutes',
  'ticketScope',
  'scopeFilter',
  'ticketsName',
  'formConnected',
  'formId',
  'formMenuText',
  'formHeader',
  'defaultInboxId',
  'language',
  'closedReply',
  'newTicketAfterDays',
  'customersMayClose',
  'customersMayHide',
  'askRating',
  'closedStages',
  'domains',
  'columns',
  'ownerName',
  'showStages',
  'ticketFilter',
  'theme',
  'systemPages',
  'consents',
  'access',
  'theme.logoId',
  'theme.darkLogoId',
  'theme.faviconId',
  'theme.primaryColor',
  'theme.headerColor',
  'theme.backgroundColor',
  'theme.font',
  'theme.radius',
  'theme.density',
  'theme.scheme',
  'access.selfRegistration',
  'access.groupsRequired',
  'access.groups',
] as const;

const parts = {
  '].template': 'template',
  '].title': 'pageTitle',
  '].required': 'consent.required',
  '].checkboxLabel': 'consent.label',
} as const;

/** Which part of a list's item a path names; its text needs no name. */
function part(t: TFunction<'desk'>, path: string): string {
  const end = (Object.keys(parts) as (keyof typeof parts)[]).find((known) => path.endsWith(known));
  return end ? `: ${t(`settings.${parts[end]}`)}` : '';
}

/** A setting's name by its path, such as `theme.primaryColor` or `domains[support.example.com].language`. */
export function useFieldLabel() {
  const { t } = useTranslation('desk');
  const pipelines = useQuery(pipelinesQuery).data;
  return useCallback(
    (path: string, fallback?: string): string => {
      const known = plain.find((name) => name === path);
      if (known) return t(`settings.field.${known.replace('.', '_')}` as 'settings.field.name');
      const [, list = '', item = ''] = /^(\w+)(?:\[(.+)\]|\.(.+?))/u.exec(path) ?? [];
      const name = item || path.slice(list.length + 1);
      switch (list) {
        case 'domains':
          return t('settings.fieldOf.domain', { host: name });
        case 'closedStages':
          return t('settings.fieldOf.closedStage', { pipeline: pipelines?.find(({ id }) => id === name)?.name ?? name });
        case 'consents':
          return `${name === '*' ? t('settings.field.consents') : t('settings.fieldOf.consent', { host: name })}${part(t, path)}`;
        case 'systemPages':
          return `${t('settings.fieldOf.page', { page: systemPageOf(t, name) })}${part(t, path)}`;
        default: {
          const field = plain.find((candidate) => candidate === list);
          return field ? t(`settings.field.${field}` as 'settings.field.name') : (fallback ?? path);
        }
      }
    },
    [t, pipelines],
  );
}
