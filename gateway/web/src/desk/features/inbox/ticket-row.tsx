import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RelativeTime } from '@/shared/components/relative-time';
import { StatusBadge } from '@/shared/components/status-badge';
import { OwnerMark } from '../../components/owner-mark';
import { PriorityMark } from '../../components/priority-mark';
import type { DeskTicketItem } from '../../types';
import classes from './ticket-row.module.css';

interface Props {
  ticket: DeskTicketItem;
  to: string;
  selected: boolean;
}

export function TicketRow({ ticket, to, selected }: Props) {
  const { t } = useTranslation('desk');
  const { contact } = ticket;
  const waiting = ticket.waitingSince !== null;
  return (
    <Link to={to} className={classes.row} data-ticket-row data-waiting={waiting} aria-current={selected ? 'true' : undefined}>
      <span className={classes.line}>
        {waiting && (
          <span className={classes.dot} title={t('inbox.waiting')}>
            <span className="visually-hidden">{t('inbox.waiting')}</span>
          </span>
        )}
        <span className={classes.contact}>
          {contact.name}
          {contact.company && <span className={classes.company}> · {contact.company}</span>}
        </span>
        <span className={classes.time}>
          <RelativeTime value={ticket.lastActivityAt} />
        </span>
      </span>
      <span className={classes.subject}>{ticket.subject}</span>
      <span className={classes.line}>
        <span className={classes.preview}>{ticket.preview}</span>
        <span className={classes.number}>#{ticket.number}</span>
      </span>
      <span className={classes.line}>
        <span className={classes.marks}>
          <StatusBadge label={ticket.stage.label} closed={ticket.stage.closed} />
          <PriorityMark priority={ticket.priority} />
        </span>
        <OwnerMark name={ticket.owner?.name ?? null} />
      </span>
    </Link>
  );
}
