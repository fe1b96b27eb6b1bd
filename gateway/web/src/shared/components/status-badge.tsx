import { useTranslation } from 'react-i18next';
import classes from './status-badge.module.css';

/** A ticket's status. "Open" and "Closed" are translated; a stage's own name is shown as it is (P25). */
export function StatusBadge({ label, closed }: { label: string; closed: boolean }) {
  const { t } = useTranslation('shared');
  const text = label === 'Open' ? t('status.open') : label === 'Closed' ? t('status.closed') : label;
  return (
    <span className={classes.badge} data-closed={closed}>
      {text}
    </span>
  );
}
