import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { BackToList } from './back-to-list';
import { Conversation } from './conversation';
import classes from './conversation.module.css';
import { useTicket } from './get-ticket';

export default function ConversationPage() {
  const { t } = useTranslation('desk');
  const { number = '' } = useParams();
  const ticket = useTicket(number);

  if (ticket.data) return <Conversation key={number} ticket={ticket.data} />;
  return (
    <div className={classes.state}>
      <BackToList />
      {ticket.isPending ? (
        <LoadingRows rows={5} height={90} />
      ) : ticket.error instanceof ApiError && ticket.error.status === 404 ? (
        <StatePanel icon="search" title={t('ticket.notFound')} text={t('ticket.notFoundText', { number })} />
      ) : (
        <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} />
      )}
    </div>
  );
}
