import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths';
import type { TicketDetail } from '../../types';
import classes from './linked-tickets.module.css';

/** What this ticket goes on with, and what goes on with it (W19). */
export function LinkedTickets({ links }: { links: TicketDetail['links'] }) {
  const { t } = useTranslation('portal');
  if (links.length === 0) return null;
  return (
    <ul className={classes.links} aria-label={t('followUp.label')}>
      {links.map(({ relation, number, subject }) => (
        <li key={number}>
          {t(`followUp.${relation}`)}{' '}
          <Link to={paths.ticket(number)}>
            #{number} {subject}
          </Link>
        </li>
      ))}
    </ul>
  );
}
