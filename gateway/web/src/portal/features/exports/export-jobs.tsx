import '@mantine/core/styles/Progress.layer.css';
import { Button, Group, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportItem } from '@/shared/api-schema';
import { apiUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { formatNumber } from '@/shared/format';
import { isOpen, useExports, useRemoveExport } from './exports-api';
import classes from './export-jobs.module.css';

/** Exports that are being made, wherever the customer goes meanwhile, and those that wait to be fetched. */
export default function ExportJobs() {
  const { t } = useTranslation('portal');
  const jobs = useExports();
  return (
    <section className={`${classes.all} no-print`} aria-label={t('exports.title')} hidden={jobs.length === 0}>
      {jobs.map((job) => (
        <ExportJob key={job.id} job={job} />
      ))}
    </section>
  );
}

function ExportJob({ job }: { job: ExportItem }) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const remove = useRemoveExport();
  const number = (value: number) => formatNumber(value, i18n.language);
  const open = isOpen(job);
  const name = t(job.format === 'xlsx' ? 'exports.xlsx' : 'exports.csv');
  const rows = () => {
    if (job.state === 'waiting') return t('exports.waiting');
    if (job.total === null || job.state !== 'running') return t('exports.rows', { count: job.rows, rows: number(job.rows) });
    return t('exports.progress', { rows: number(job.rows), total: number(job.total) });
  };

  return (
    <article className={classes.job} aria-label={name}>
      {/* Numbers that change each second are not read out. */}
      <p role="status" className={classes.name}>
        {t(`exports.headline.${job.state}`, { name })}
      </p>
      {open && (
        <Progress
          value={job.total ? Math.min(100, (job.rows / job.total) * 100) : 0}
          aria-label={t('exports.progressLabel', { name })}
        />
      )}
      <p className={classes.text}>{job.state === 'failed' || job.state === 'refused' ? t(`exports.${job.state}`) : rows()}</p>
      <Group gap="xs">
        {job.state === 'done' && (
          <Button component="a" href={apiUrl(`ticket-exports/${job.id}/file`)} download leftSection={<Icon name="download" />}>
            {t('exports.download')}
          </Button>
        )}
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(job.id)}>
          {open ? t('cancel', { ns: 'shared' }) : t('exports.remove')}
        </Button>
      </Group>
    </article>
  );
}
