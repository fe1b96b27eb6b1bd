import { useTranslation } from 'react-i18next';
import { StatePanel } from '@/shared/components/state-panel';
import { Page } from './page';

/** Stands where a page would be that the session's permissions do not open. */
export function NotAllowed() {
  const { t } = useTranslation('desk');
  return (
    <Page>
      <StatePanel level={1} icon="info" title={t('notAllowed.title')} text={t('notAllowed.text')} />
    </Page>
  );
}
