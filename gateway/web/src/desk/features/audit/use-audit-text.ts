import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabel } from '../settings/use-field-label';
import { useValueText } from '../settings/use-value-text';
import { useRoleTexts } from '../roles/use-role-texts';
import { actions, fields, kinds } from './words';

/** Deeds, fields and values of the log in words. */
export function useAuditText() {
  const { t, i18n } = useTranslation('desk');
  const settingLabel = useFieldLabel();
  const settingText = useValueText();
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
  /** What no list of words knows keeps its own name, the words of which are set apart. */
  const fieldText = useCallback(
    (action: string, path: string) => {
      const known = fields.find((name) => name === path);
      if (action.startsWith('settings.')) return settingLabel(path, path);
      return known ? t(`audit.field.${known}`) : path.replace(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase();
    },
    [t, settingLabel],
  );
  const valueText = useCallback(
    (action: string, path: string, value: unknown): string => {
      if (value === undefined || value === null || value === '') return '–';
      if (action.startsWith('settings.') && action !== 'settings.restored') return settingText(path, value);
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (path === 'permissions' && Array.isArray(value))
        return value.map((name) => permissionLabel(String(name))).join(', ') || '–';
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value)) {
        return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(value));
      }
      if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ') || '–';
      return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
    },
    [t, i18n.language, settingText, permissionLabel],
  );
  return { actionText, kindText, fieldText, valueText };
}
