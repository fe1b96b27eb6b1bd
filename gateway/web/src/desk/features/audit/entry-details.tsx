import { useTranslation } from 'react-i18next';
import type { AuditItem } from './audit';
import classes from './audit.module.css';
import { differences } from './differences';
import { useAuditText } from './use-audit-text';

/** What was before and after, and what proves the entry. */
export function EntryDetails({ item }: { item: AuditItem }) {
  const { t } = useTranslation('desk');
  const { fieldText, valueText } = useAuditText();
  const changes = byField(item);
  return (
    <>
      {changes.length > 0 ? (
        <ul className={classes.changes} aria-label={t('audit.changes')}>
          {changes.map(({ path, before, after }) => (
            <li key={path} className={classes.change}>
              <strong className={classes.field}>{fieldText(item.action, path)}</strong>
              <span className={classes.value}>
                <span className={classes.side}>{t('audit.before')}</span>
                <del className={classes.text}>{valueText(item.action, path, before)}</del>
              </span>
              <span className={classes.value}>
                <span className={classes.side}>{t('audit.after')}</span>
                <ins className={classes.text}>{valueText(item.action, path, after)}</ins>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.proof}>{t('audit.noChanges')}</p>
      )}
      <p className={classes.proof}>
        {t('audit.proof', { sequence: item.sequence, hash: item.hash })}
        <span className={classes.narrow}>{t('audit.fromAddress', { address: item.address || '–' })}</span>
      </p>
    </>
  );
}

/** Published settings name each field that changed by its path already, so their values stay whole. */
function byField({ action, before, after }: AuditItem) {
  if (action !== 'settings.published') return differences(before, after);
  const [left, right] = [before, after].map((side) => (side ?? {}) as Record<string, unknown>);
  return Object.keys({ ...left, ...right }).map((path) => ({ path, before: left?.[path], after: right?.[path] }));
}
