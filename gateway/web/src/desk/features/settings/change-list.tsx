import { useTranslation } from 'react-i18next';
import classes from './change-list.module.css';
import type { SettingChange } from './types';
import { useFieldLabel } from './use-field-label';
import { useValueText } from './use-value-text';

/** Changes as a person reads them: what, from which value, to which. */
export function ChangeList({ changes }: { changes: SettingChange[] }) {
  const { t } = useTranslation('desk');
  const fieldLabel = useFieldLabel();
  const valueText = useValueText();
  return (
    <ul className={classes.list}>
      {changes.map(({ field, label, from, to }) => (
        <li key={field} className={classes.change}>
          <span className={classes.label}>{fieldLabel(field, label)}</span>
          <span className={classes.values}>
            <span className="visually-hidden">{t('settings.from')} </span>
            <del className={classes.from}>{valueText(field, from)}</del>
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('settings.to')} </span>
            <ins className={classes.to}>{valueText(field, to)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
