import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryGet } from '@/shared/api-client';
import { pageUrl } from '@/shared/base';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { deskKeys } from '../../keys';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import { SettingsForm } from './settings-form';
import type { PortalSettings } from './types';

export default function SettingsPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('settings.title'));
  const settings = useQuery({
    queryKey: deskKeys.settings,
    queryFn: (context) => queryGet<PortalSettings>(context, 'settings/portal'),
    // What is being edited must not change under the pen; each visit starts from the newest.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });

  return (
    <Page
      title={t('settings.title')}
      lead={t('settings.lead')}
      actions={
        <Button component="a" href={pageUrl('')} target="_blank" variant="default">
          {t('settings.viewPortal')}
        </Button>
      }
    >
      {settings.isPending ? (
        <LoadingRows />
      ) : !settings.data ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <SettingsForm key={settings.data.version} settings={settings.data} onReload={() => void settings.refetch()} />
      )}
    </Page>
  );
}
