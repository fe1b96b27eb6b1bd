import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import { EarlierImports } from './earlier-imports';
import { useImports } from './import-queries';
import classes from './imports.module.css';
import { UploadFile } from './upload-file';

export default function ImportsPage() {
  const { t } = useTranslation('desk');
  const imports = useImports();
  usePageTitle(t('imports.title'));

  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <UploadFile />
      <Alert
        icon={<Icon name="info" />}
        my="md"
        classNames={{ root: classes.note, message: classes.noteText, icon: classes.noteText }}
      >
        {t('imports.safe')}
      </Alert>
      <h2 className={classes.heading}>{t('imports.earlier')}</h2>
      {imports.isPending ? (
        <LoadingRows rows={3} />
      ) : !imports.data ? (
        <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />
      ) : (
        <EarlierImports imports={imports.data} />
      )}
    </Page>
  );
}
