import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { exportUrl } from './list-tickets';
import type { ListState } from './use-list-state';

interface Props {
  state: ListState;
  mayChooseView: boolean;
  /** False while there is nothing to export. */
  enabled: boolean;
  className: string | undefined;
}

/** The view as a file, in either kind. */
export function ExportButtons({ state, mayChooseView, enabled, className }: Props) {
  const { t } = useTranslation('portal');
  const link = (kind: 'csv' | 'xlsx') => ({
    variant: 'default',
    component: 'a' as const,
    href: enabled ? exportUrl(kind, state, mayChooseView) : undefined,
    'data-disabled': !enabled || undefined,
    'aria-disabled': !enabled || undefined,
    download: true,
  });
  return (
    <Button.Group className={className}>
      <Button {...link('csv')} leftSection={<Icon name="download" />} flex={1}>
        {t('tickets.export')}
      </Button>
      <Button {...link('xlsx')} aria-label={t('tickets.exportToExcel')}>
        Excel
      </Button>
    </Button.Group>
  );
}
