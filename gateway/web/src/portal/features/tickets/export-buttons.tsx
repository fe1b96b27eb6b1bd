import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { useStartExport } from '../exports/exports-api';
import { exportQuery, exportUrl } from './list-tickets';
import type { ListState } from './use-list-state';

interface Props {
  state: ListState;
  mayChooseView: boolean;
  /** False while there is nothing to export. */
  enabled: boolean;
  /** Whether there is so much of it that it is made in the background. */
  long: boolean;
  className: string | undefined;
}

/** The view as a file, in either kind. */
export function ExportButtons({ state, mayChooseView, enabled, long, className }: Props) {
  const { t, i18n } = useTranslation('portal');
  const start = useStartExport(i18n.language);
  const link = (kind: 'csv' | 'xlsx') => ({
    variant: 'default',
    component: 'a' as const,
    href: enabled ? exportUrl(kind, state, mayChooseView) : undefined,
    'data-disabled': !enabled || undefined,
    'aria-disabled': !enabled || undefined,
    download: true,
  });
  const job = (kind: 'csv' | 'xlsx') => ({
    variant: 'default',
    loading: start.isPending && start.variables.format === kind,
    onClick: () => start.mutate({ format: kind, query: exportQuery(state, mayChooseView) }),
  });
  const button = (kind: 'csv' | 'xlsx') => (long && enabled ? job(kind) : link(kind));
  return (
    <Button.Group className={className}>
      <Button {...button('csv')} leftSection={<Icon name="download" />} flex={1}>
        {t('tickets.export')}
      </Button>
      <Button {...button('xlsx')} aria-label={t('tickets.exportToExcel')}>
        Excel
      </Button>
    </Button.Group>
  );
}
