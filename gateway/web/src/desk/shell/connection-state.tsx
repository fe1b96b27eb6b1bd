import { useTranslation } from 'react-i18next';
import classes from './connection-state.module.css';

/** Whether news arrives by itself; said aloud only when that changes. */
export function ConnectionState({ connected }: { connected: boolean }) {
  const { t } = useTranslation('desk');
  const text = connected ? t('live.on') : t('live.off');
  return (
    <div className={classes.connection} data-connected={connected} role="status" title={text}>
      <span className={classes.connectionText}>{text}</span>
    </div>
  );
}
