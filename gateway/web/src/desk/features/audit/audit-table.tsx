import { Table, UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import type { AuditItem } from './audit';
import classes from './audit.module.css';
import { EntryDetails } from './entry-details';
import { useAuditText } from './use-audit-text';

export function AuditTable({ items }: { items: AuditItem[] }) {
  const { t, i18n } = useTranslation('desk');
  const { actionText } = useAuditText();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long' });
  const whoOf = ({ actor }: AuditItem) => (actor.kind === 'system' ? t('activity.system') : actor.name);
  const toggle = (sequence: number) =>
    setOpen((current) => {
      const next = new Set(current);
      if (!next.delete(sequence)) next.add(sequence);
      return next;
    });

  return (
    <div className={classes.card}>
      <Table verticalSpacing="sm" aria-label={t('settingsArea.pages.audit')} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.wide}>{t('audit.when')}</Table.Th>
            <Table.Th className={classes.wide}>{t('audit.actor')}</Table.Th>
            <Table.Th>{t('audit.what')}</Table.Th>
            <Table.Th className={classes.wide}>{t('audit.target')}</Table.Th>
            <Table.Th className={classes.wide}>{t('audit.address')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => {
            const shown = open.has(item.sequence);
            const when = (
              <time dateTime={item.at} title={exact.format(new Date(item.at))}>
                {time.format(new Date(item.at))}
              </time>
            );
            return (
              <Fragment key={item.sequence}>
                <Table.Tr>
                  <Table.Td className={classes.wide}>{when}</Table.Td>
                  <Table.Td className={classes.wide}>{whoOf(item)}</Table.Td>
                  <Table.Td>
                    <UnstyledButton
                      className={classes.toggle}
                      aria-expanded={shown}
                      aria-controls={`audit-${item.sequence}`}
                      onClick={() => toggle(item.sequence)}
                    >
                      <span className={classes.chevron} data-open={shown || undefined}>
                        <Icon name="chevronDown" size={16} />
                      </span>
                      {actionText(item.action)}
                    </UnstyledButton>
                    <span className={classes.narrow}>
                      {item.target.name || item.target.id}
                      <br />
                      {whoOf(item)} · {when}
                    </span>
                  </Table.Td>
                  <Table.Td className={classes.wide}>{item.target.name || item.target.id}</Table.Td>
                  <Table.Td className={classes.wide}>{item.address || '–'}</Table.Td>
                </Table.Tr>
                {shown && (
                  <Table.Tr id={`audit-${item.sequence}`}>
                    <Table.Td colSpan={5} className={classes.details}>
                      <EntryDetails item={item} />
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
