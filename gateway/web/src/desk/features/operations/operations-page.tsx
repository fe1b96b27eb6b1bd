import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { formatNumber } from '@/shared/format';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import { FailedItem } from './failed-item';
import { useMessaging } from './messaging-queries';
import classes from './operations.module.css';
import { ServiceTable } from './service-table';
import type { ServiceMessaging } from './types';

/** For those who keep the installation running: what waits between the services, and what needs a person. */
export default function OperationsPage() {
  const { t } = useTranslation('desk');
  const messaging = useMessaging();
  usePageTitle(t('operations.title'));

  return (
    <Page
      title={t('operations.title')}
      lead={t('operations.lead')}
      actions={
        // Health belongs to the installation, so it lies outside any portal's own path.
        <Button component="a" variant="default" href="/health" target="_blank" rel="noreferrer">
          {t('operations.health')}
        </Button>
      }
    >
      {messaging.isPending ? (
        <LoadingRows rows={5} />
      ) : !messaging.data ? (
        <ErrorState error={messaging.error} onRetry={() => void messaging.refetch()} />
      ) : (
        <>
          <ServiceTable services={messaging.data} measuredAt={messaging.dataUpdatedAt} />
          <Failures services={messaging.data} />
        </>
      )}
    </Page>
  );
}

function Failures({ services }: { services: ServiceMessaging[] }) {
  const { t, i18n } = useTranslation('desk');
  if (services.every((item) => item.available && !item.pending && !item.failedTotal))
    return <StatePanel icon="check" title={t('operations.nothing')} text={t('operations.nothingText')} />;
  return services
    .filter((item) => item.failed.length > 0)
    .map((item) => (
      <section key={item.service} className={classes.section}>
        <h2 className={classes.heading}>{t('operations.failedIn', { service: item.service })}</h2>
        {item.failedTotal !== null && item.failedTotal > item.failed.length && (
          <p className={classes.muted}>
            {t('operations.newest', {
              shown: formatNumber(item.failed.length, i18n.language),
              total: formatNumber(item.failedTotal, i18n.language),
            })}
          </p>
        )}
        <ul className={classes.list}>
          {item.failed.map((message) => (
            <FailedItem key={message.id} service={item.service} message={message} />
          ))}
        </ul>
      </section>
    ));
}
