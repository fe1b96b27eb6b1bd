import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import type { usePreview } from './import-queries';
import classes from './imports.module.css';

const columns = ['contactEmail', 'contactName', 'subject', 'description', 'status', 'priority', 'category'] as const;

/** The first rows as they would come in; a row that would be refused says why. */
export function PreviewTable({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const { t } = useTranslation('desk');
  if (preview.isPending) return <LoadingRows rows={5} height={36} />;
  if (!preview.data) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  const { items, rejectedInFirst1000: rejected } = preview.data;
  return (
    <>
      <p className={rejected > 0 ? classes.warning : classes.fine} role="status">
        <Icon name={rejected > 0 ? 'alert' : 'check'} size={16} />{' '}
        {rejected > 0 ? t('imports.wouldReject', { count: rejected }) : t('imports.allFine')}
      </p>
      <div className={classes.card} aria-busy={preview.isPlaceholderData}>
        <Table.ScrollContainer
          minWidth={900}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('imports.preview') } }}
        >
          <Table aria-label={t('imports.preview')} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('imports.line')}</Table.Th>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(`imports.target.${column}`)}</Table.Th>
                ))}
                <Table.Th>{t('imports.problem')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((row) => (
                <Table.Tr key={row.line} data-problem={row.problem !== null}>
                  <Table.Td>{row.line}</Table.Td>
                  {columns.map((column) => (
                    <Table.Td key={column}>
                      <span className={classes.cell} title={row[column] ?? undefined}>
                        {row[column]}
                      </span>
                    </Table.Td>
                  ))}
                  <Table.Td className={classes.rowProblem}>{row.problem}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
    </>
  );
}
