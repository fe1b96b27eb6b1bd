import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { AreaFrame } from '../settings-area/area-frame';
import { askableQuery } from './askable';
import { FormBuilder } from './form-builder';
import { formQuery } from './form-api';

export default function FormBuilderPage() {
  const { t } = useTranslation('desk');
  const { id = '' } = useParams();
  const form = useQuery(formQuery(id));
  const askable = useQuery(askableQuery);
  const failed = form.isError ? form : askable.isError ? askable : null;

  if (form.data && askable.data) return <FormBuilder key={id} form={form.data} askable={askable.data} />;
  return (
    <AreaFrame title={t('forms.builder.title')}>
      {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} /> : <LoadingRows />}
    </AreaFrame>
  );
}
