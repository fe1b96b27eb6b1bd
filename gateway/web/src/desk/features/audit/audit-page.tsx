import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { formatNumber } from '@/shared/format';
import { AreaFrame } from '../settings-area/area-frame';
import { exportUrl, useAudit } from './audit';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import classes from './audit.module.css';
import { useAuditState } from './use-audit-state';

/** The server counts no further. */
const maxCount = 10_000;

/** Who changed what, when, from where, and what it was before. */
export default function AuditPage() {
  const { t, i18n } = useTranslation('desk');
  const [state, change] = useAuditState();
  const audit = useAudit(state);
  const items = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(state).some((value) => value !== '');
  const total = audit.data?.pages[0]?.total ?? 0;

  return (
    <AreaFrame
      title={t('settingsArea.pages.audit')}
      lead={t('audit.lead')}
      actions={
        <Button component="a" href={exportUrl(state)} download variant="default" leftSection={<Icon name="download" />}>
          {t('audit.export')}
        </Button>
      }
    >
      <AuditFilters state={state} onChange={change} />
      {audit.isPending ? (
        <LoadingRows />
      ) : !audit.data || (audit.isError && audit.isPlaceholderData) ? (
        <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />
      ) : items.length === 0 ? (
        <StatePanel
          icon={filtered ? 'search' : 'note'}
          title={filtered ? t('audit.noMatch') : t('audit.empty')}
          text={filtered ? undefined : t('audit.emptyText')}
          action={
            filtered && (
              <Button variant="default" onClick={() => change({ q: '', actor: '', action: '', from: '', to: '' })}>
                {t('audit.clear')}
              </Button>
            )
          }
        />
      ) : (
        <div aria-busy={audit.isPlaceholderData}>
          <p className={classes.count} role="status">
            {total > maxCount
              ? t('audit.countMore', { number: formatNumber(maxCount, i18n.language) })
              : t('audit.count', { count: total })}
          </p>
          <AuditTable items={items} />
          {audit.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="default"
                loading={audit.isFetchingNextPage || audit.isPlaceholderData}
                onClick={() => void audit.fetchNextPage()}
              >
                {t('loadMore')}
              </Button>
            </div>
          )}
        </div>
      )}
    </AreaFrame>
  );
}
