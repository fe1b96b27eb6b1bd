import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import { StatePanel } from '@/shared/components/state-panel';
import type { FormView } from '@/shared/form-view';
import classes from '../features/new-ticket/new-ticket-page.module.css';
import { SupportForm } from '../features/new-ticket/support-form';

/** The form itself, to try out: it asks and refuses as for customers, but takes no files and sends nothing. */
export function FormPreview({ form, title }: { form: FormView; title: string | null }) {
  const { t } = useTranslation('portal');
  const [sent, setSent] = useState(false);
  const { thankYou } = form;

  if (sent) {
    return (
      <div className={classes.card} role="status">
        <StatePanel
          level={1}
          icon="check"
          title={t('newTicket.thankYou')}
          text={
            thankYou?.kind === 'redirect'
              ? t('preview.redirect', { url: thankYou.url })
              : (thankYou?.text ?? t('newTicket.thankYouText'))
          }
          action={<Button onClick={() => setSent(false)}>{t('preview.again')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{form.header ?? title ?? t('newTicket.title')}</h1>
      <div className={classes.card}>
        <SupportForm
          preview
          form={form}
          onSubmit={() => {
            setSent(true);
            return Promise.resolve();
          }}
        />
      </div>
    </div>
  );
}
