import { useTranslation } from 'react-i18next';
import { StatePanel } from '@/shared/components/state-panel';
import classes from './inbox-page.module.css';

export default function NoConversation() {
  const { t } = useTranslation('desk');
  return (
    <div className={classes.nothing}>
      <StatePanel icon="inbox" title={t('inbox.choose')} text={t('inbox.chooseText')} />
    </div>
  );
}
