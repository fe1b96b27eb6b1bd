import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import type { PortalInfo } from '@/shared/api-types';
import { pageUrl } from '@/shared/base';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { NotFoundPage } from '../../shell/not-found-page';
import classes from './new-ticket-page.module.css';
import type { Submitted } from './support-form-api';
import { useSupportForm } from './support-form-api';
import { SupportFormView } from './support-form-view';
import { ThankYou } from './thank-you';

export default function NewTicketPage({ portal }: { portal: PortalInfo }) {
  const { t } = useTranslation('portal');
  const form = useSupportForm();
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const finish = (result: Submitted) => {
    setSubmitted(result);
    if (result.redirectUrl) window.location.assign(redirectTarget(result.redirectUrl));
  };

  if (form.error instanceof ApiError && form.error.status === 404) return <NotFoundPage />;
  if (submitted?.redirectUrl) return <LoadingRows rows={4} height={64} />;
  if (submitted) {
    return (
      <div className={classes.card}>
        <ThankYou submitted={submitted} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{portal.formHeader ?? form.data?.header ?? portal.form.menuText ?? t('newTicket.title')}</h1>
      <div className={classes.card}>
        {form.isPending && <LoadingRows rows={4} height={64} />}
        {form.isError && <ErrorState error={form.error} onRetry={() => void form.refetch()} />}
        {form.data && <SupportFormView key={form.data.id} form={form.data} onSubmitted={finish} />}
      </div>
    </div>
  );
}

/** A path is one on the portal, wherever that stands. */
const redirectTarget = (url: string) => (url.startsWith('/') ? pageUrl(url.slice(1)) : url);
