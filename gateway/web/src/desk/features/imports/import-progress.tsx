import { Button, Group, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '@/shared/format';
import { paths } from '../../paths';
import classes from './imports.module.css';
import { RejectedRows } from './rejected-rows';
import type { Import } from './types';

const counts = ['read', 'created', 'existing', 'rejected'] as const;

export function ImportProgress({ current }: { current: Import }) {
  const { t, i18n } = useTranslation('desk');
  const number = (value: number) => formatNumber(value, i18n.language);
  const running = current.status === 'running';
  const percent = current.rows === 0 ? 0 : Math.round((current.read / current.rows) * 100);

  return (
    <>
      <section className={classes.section}>
        <div role="status">
          <h2 className={classes.heading}>
            {t(`imports.headline.${current.status === 'uploaded' ? 'running' : current.status}`)}
          </h2>
        </div>
        {running && (
          <>
            <Progress value={percent} size="lg" aria-label={t('imports.progress')} />
            <p className={classes.muted}>
              {t('imports.progressText', { read: number(current.read), rows: number(current.rows) })}
            </p>
          </>
        )}
        <dl className={classes.counts}>
          {counts.map((name) => (
            <div key={name}>
              <dt>{t(`imports.${name}`)}</dt>
              <dd>{number(current[name])}</dd>
            </div>
          ))}
        </dl>
        {running ? (
          <p className={classes.muted}>{t('imports.mayLeave')}</p>
        ) : (
          <Group>
            <Button component={Link} to={`${paths.inbox}?view=all&sort=-number`}>
              {t('imports.toInbox')}
            </Button>
          </Group>
        )}
      </section>
      {current.rejected > 0 && !running && <RejectedRows id={current.id} />}
    </>
  );
}
