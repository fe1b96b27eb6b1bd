import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatusBadge } from '@/shared/components/status-badge';
import { paths } from '../../paths';
import { NotFoundPage } from '../../shell/not-found-page';
import type { TicketDetail } from '../../types';
import { CloseTicket } from './close-ticket';
import { Conversation } from './conversation';
import { DownloadPdf } from './download-pdf';
import { Editable } from './editable';
import { useTicket } from './get-ticket';
import { LinkedTickets } from './linked-tickets';
import { NextStep } from './next-step';
import { Participants } from './participants';
import { TicketFacts } from './ticket-facts';
import { TicketHistory } from './ticket-history';
import classes from './ticket-page.module.css';
import { useEdits } from './use-edits';

export default function TicketPage() {
  const { t } = useTranslation('portal');
  const { number = '' } = useParams();
  const query = useTicket(number);
  const ticket = query.data;

  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  return (
    <>
      <Anchor className={`${classes.back} no-print`} component={Link} to={paths.tickets}>
        <Icon name="arrowLeft" /> {t('notFound.home')}
      </Anchor>
      {query.isPending && <LoadingRows rows={4} height={96} />}
      {query.isError && !ticket && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {ticket && <Ticket key={ticket.id} ticket={ticket} />}
    </>
  );
}

function Ticket({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  const edits = useEdits(ticket);
  const subject = edits.find('subject');
  return (
    <>
      <div className={classes.heading}>
        {subject ? (
          <Editable item={subject} edits={edits} className={classes.title}>
            {(pencil) => (
              <>
                <h1 className={classes.subject}>{subject.value}</h1>
                {pencil}
              </>
            )}
          </Editable>
        ) : (
          <h1 className={classes.subject}>{ticket.subject}</h1>
        )}
        <div className={classes.meta}>
          <span className={classes.number}>#{ticket.number}</span>
          <StatusBadge {...ticket.status} />
          <NextStep ticket={ticket} />
        </div>
        <LinkedTickets links={ticket.links} />
        <div className={`${classes.actions} no-print`}>
          <DownloadPdf ticket={ticket} />
          {ticket.canClose && <CloseTicket ticket={ticket} />}
        </div>
      </div>
      <div className={classes.columns}>
        <Conversation ticket={ticket} />
        <aside className={classes.aside} aria-label={t('ticket.details')}>
          <TicketFacts ticket={ticket} edits={edits} />
          <Participants ticket={ticket} />
          <TicketHistory ticket={ticket} />
        </aside>
      </div>
    </>
  );
}
