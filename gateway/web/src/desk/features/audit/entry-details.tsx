import { useTranslation } from 'react-i18next';
import { useFieldLabel } from '../settings/use-field-label';
import { useValueText } from '../settings/use-value-text';
import type { AuditItem } from './audit';
import classes from './audit.module.css';
import type { Difference } from './differences';
import { differences } from './differences';
import { useAuditText } from './use-audit-text';

/** What was before and after, and what proves the entry. */
export function EntryDetails({ item }: { item: AuditItem }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {item.action === 'settings.published' ? <SettingsChanges item={item} /> : <RecordChanges item={item} />}
      <p className={classes.proof}>
        {t('audit.proof', { sequence: item.sequence, hash: item.hash })}
        <span className={classes.narrow}>{t('audit.fromAddress', { address: item.address || '–' })}</span>
      </p>
    </>
  );
}

/** Published settings name each field that changed by its path already, so their values stay whole. */
function SettingsChanges({ item }: { item: AuditItem }) {
  const fieldLabel = useFieldLabel();
  const valueText = useValueText();
  const before = (item.before ?? {}) as Record<string, unknown>;
  const after = (item.after ?? {}) as Record<string, unknown>;
  const changes = Object.keys({ ...before, ...after }).map((path) => ({ path, before: before[path], after: after[path] }));
  return <Changes changes={changes} fieldText={fieldLabel} valueText={valueText} />;
}

function RecordChanges({ item }: { item: AuditItem }) {
  const { fieldText, valueText } = useAuditText();
  return <Changes changes={differences(item.before, item.after)} fieldText={fieldText} valueText={valueText} />;
}

interface Props {
  changes: Difference[];
  fieldText: (path: string) => string;
  valueText: (path: string, value: unknown) => string;
}

function Changes({ changes, fieldText, valueText }: Props) {
  const { t } = useTranslation('desk');
  if (changes.length === 0) return <p className={classes.proof}>{t('audit.noChanges')}</p>;
  return (
    <ul className={classes.changes} aria-label={t('audit.changes')}>
      {changes.map(({ path, before, after }) => (
        <li key={path} className={classes.change}>
          <strong className={classes.field}>{fieldText(path)}</strong>
          <span className={classes.value}>
            <span className={classes.side}>{t('audit.before')}</span>
            <del className={classes.text}>{valueText(path, before)}</del>
          </span>
          <span className={classes.value}>
            <span className={classes.side}>{t('audit.after')}</span>
            <ins className={classes.text}>{valueText(path, after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
