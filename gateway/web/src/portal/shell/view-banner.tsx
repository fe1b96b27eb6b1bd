import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { viewReturn } from '@/shared/base';
import { notifyProblem } from '@/shared/notify';
import classes from './view-banner.module.css';

/** On every page of a view (B13): whose eyes these are, and the way back to one's own. */
export function ViewBanner({ name }: { name: string }) {
  const { t } = useTranslation('portal');
  const [ending, setEnding] = useState(false);

  async function end() {
    setEnding(true);
    try {
      await api.delete('session');
    } catch (error) {
      // One that is over already needs no end.
      if (!(error instanceof ApiError) || error.status !== 401) {
        setEnding(false);
        notifyProblem(error);
        return;
      }
    }
    window.location.assign(viewReturn());
  }

  return (
    <aside className={`${classes.banner} no-print`} aria-label={t('looking.label')}>
      <p className={classes.text}>{t('looking.text', { name })}</p>
      <Button className={classes.end} size="compact-md" variant="white" loading={ending} onClick={() => void end()}>
        {t('looking.end')}
      </Button>
    </aside>
  );
}
