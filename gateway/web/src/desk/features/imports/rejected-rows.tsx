import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '@/shared/base';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { useRejected } from './import-queries';
import classes from './imports.module.css';
import type { RejectedRow } from './types';

const shownValues = 4;

function excerpt(values: RejectedRow['values']): string {
  return Object.values(values)
    .filter((value) => value)
    .slice(0, shownValues)
    .join(' · ');
}

export function RejectedRows({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  const rejected = useRejected(id);
  return (
    <section className={classes.section}>
      <div className={classes.headingLine}>
        <h2 className={classes.heading}>{t('imports.rejectedRows')}</h2>
        <Button
          component="a"
          href={apiUrl(`desk/imports/${id}/rejected.csv`)}
          download
          variant="default"
          leftSection={<Icon name="download" />}
        >
          {t('imports.downloadRejected')}
        </Button>
      </div>
      <p className={classes.muted}>{t('imports.rejectedHint')}</p>
      {rejected.isPending ? (
        <LoadingRows rows={3} />
      ) : !rejected.data ? (
        <ErrorState error={rejected.error} onRetry={() => void rejected.refetch()} />
      ) : (
        <>
          <div className={classes.card}>
            <Table aria-label={t('imports.rejectedRows')} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('imports.line')}</Table.Th>
                  <Table.Th>{t('imports.reason')}</Table.Th>
                  <Table.Th className={classes.wide}>{t('imports.row')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rejected.data.pages
                  .flatMap((page) => page.items)
                  .map((row) => (
                    <Table.Tr key={`${row.line}-${row.reason}`}>
                      <Table.Td>{row.line}</Table.Td>
                      <Table.Td>{row.reason}</Table.Td>
                      <Table.Td className={classes.wide}>{excerpt(row.values)}</Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </div>
          {rejected.hasNextPage && (
            <Button mt="sm" variant="default" loading={rejected.isFetchingNextPage} onClick={() => void rejected.fetchNextPage()}>
              {t('loadMore')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
