import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleTexts } from '../roles/use-role-texts';
import { actions, fields, kinds } from './words';

/** Deeds, fields and values of the log in words; what no list of words knows keeps its own name. */
export function useAuditText() {
  const { t, i18n } = useTranslation('desk');
  const { permissionLabel } = useRoleTexts();

  const actionText = useCallback(
    (action: string) => {
      const known = actions.find((name) => name === action);
      return known ? t(`audit.action.${known.replace('.', '_')}` as 'audit.action.role_changed') : action;
    },
    [t],
  );
  const kindText = useCallback(
    (kind: string) => {
      const known = kinds.find((name) => name === kind);
      return known ? t(`audit.kind.${known}`) : kind;
    },
    [t],
  );
  const fieldText = useCallback(
    (path: string) => {
      const known = fields.find((name) => name === path);
      return known ? t(`audit.field.${known}`) : path.replace(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase();
    },
    [t],
  );
  const valueText = useCallback(
    (path: string, value: unknown): string => {
      if (value === undefined || value === null || value === '') return '–';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value)) {
        return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(value));
      }
      if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
        return value.map((item) => (path === 'permissions' ? permissionLabel(String(item)) : String(item))).join(', ') || '–';
      }
      return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
    },
    [t, i18n.language, permissionLabel],
  );
  return { actionText, kindText, fieldText, valueText };
}
