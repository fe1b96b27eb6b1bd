import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RelativeTime } from '@/shared/components/relative-time';
import { formatNumber } from '@/shared/format';
import { paths } from '../../paths';
import classes from './imports.module.css';
import type { Import } from './types';

export function EarlierImports({ imports }: { imports: Import[] }) {
  const { t, i18n } = useTranslation('desk');
  if (imports.length === 0) return <p className={classes.muted}>{t('imports.none')}</p>;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <div className={classes.card}>
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('imports.earlier') } }}
      >
        <Table verticalSpacing="sm" aria-label={t('imports.earlier')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports.file')}</Table.Th>
              <Table.Th>{t('imports.state')}</Table.Th>
              <Table.Th className={classes.number}>{t('imports.created')}</Table.Th>
              <Table.Th className={classes.number}>{t('imports.existing')}</Table.Th>
              <Table.Th className={classes.number}>{t('imports.rejected')}</Table.Th>
              <Table.Th>{t('imports.when')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>
                  <Link className={classes.link} to={paths.import(item.id)}>
                    {item.fileName}
                  </Link>
                </Table.Td>
                <Table.Td>{t(`imports.status.${item.status}`)}</Table.Td>
                <Table.Td className={classes.number}>{number(item.created)}</Table.Td>
                <Table.Td className={classes.number}>{number(item.existing)}</Table.Td>
                <Table.Td className={classes.number}>{number(item.rejected)}</Table.Td>
                <Table.Td>{item.startedAt && <RelativeTime value={item.startedAt} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
