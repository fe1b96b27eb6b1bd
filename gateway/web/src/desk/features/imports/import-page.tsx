import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { paths } from '../../paths';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import { ImportProgress } from './import-progress';
import { uploadQuery, useImport } from './import-queries';
import { MapColumns } from './map-columns';
import type { Import, Upload } from './types';

/** For who comes back later: the columns are kept by the server, its guess and the sample are not. */
const asUpload = (kept: Import): Upload => ({ ...kept, sample: [], suggested: {} });

export default function ImportPage() {
  const { t } = useTranslation('desk');
  const { id = '' } = useParams();
  const current = useImport(id);
  const uploaded = useQuery(uploadQuery(id)).data;
  usePageTitle(current.data?.fileName ?? t('imports.title'));

  const actions = (
    <Button component={Link} to={paths.imports} variant="default">
      {t('imports.all')}
    </Button>
  );
  if (!current.data) {
    return (
      <Page title={t('imports.title')} actions={actions}>
        {current.isPending ? <LoadingRows /> : <ErrorState error={current.error} onRetry={() => void current.refetch()} />}
      </Page>
    );
  }
  return (
    <Page title={current.data.fileName} actions={actions}>
      {current.data.status !== 'uploaded' ? (
        <ImportProgress current={current.data} />
      ) : (
        <MapColumns file={uploaded ?? asUpload(current.data)} />
      )}
    </Page>
  );
}
