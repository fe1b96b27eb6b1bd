import { useTranslation } from 'react-i18next';
import { initialsOf } from '@/shared/components/initials';
import classes from './owner-mark.module.css';

/** Who answers this ticket, small; an empty ring when nobody does yet. */
export function OwnerMark({ name }: { name: string | null }) {
  const { t } = useTranslation('desk');
  const text = name === null ? t('ticket.noOwner') : t('ticket.ownedBy', { name });
  return (
    <span className={classes.mark} data-empty={name === null} title={text}>
      <span aria-hidden="true">{name === null ? '' : initialsOf(name)}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
