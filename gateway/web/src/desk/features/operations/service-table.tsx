import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '@/shared/components/relative-time';
import { formatNumber } from '@/shared/format';
import classes from './operations.module.css';
import type { ServiceMessaging } from './types';

interface Props {
  services: ServiceMessaging[];
  /** When the ages were measured. */
  measuredAt: number;
}

export function ServiceTable({ services, measuredAt }: Props) {
  const { t, i18n } = useTranslation('desk');
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, i18n.language));
  return (
    <div className={classes.card}>
      <Table.ScrollContainer
        minWidth={420}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('operations.services') } }}
      >
        <Table verticalSpacing="sm" aria-label={t('operations.services')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('operations.service')}</Table.Th>
              <Table.Th className={classes.number}>{t('operations.failed')}</Table.Th>
              <Table.Th className={classes.number}>{t('operations.waiting')}</Table.Th>
              <Table.Th>{t('operations.oldest')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {services.map((item) => (
              <Table.Tr key={item.service}>
                <Table.Th scope="row">{item.service}</Table.Th>
                {item.available ? (
                  <>
                    <Table.Td className={classes.number}>
                      <span className={item.failedTotal ? classes.problem : undefined}>{number(item.failedTotal)}</span>
                    </Table.Td>
                    <Table.Td className={classes.number}>{number(item.pending)}</Table.Td>
                    <Table.Td>
                      {item.pending ? (
                        <RelativeTime value={new Date(measuredAt - (item.oldestAgeSeconds ?? 0) * 1000).toISOString()} />
                      ) : (
                        '–'
                      )}
                    </Table.Td>
                  </>
                ) : (
                  <Table.Td colSpan={3} className={classes.problem}>
                    {t('operations.away')}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
