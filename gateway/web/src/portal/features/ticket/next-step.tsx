import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '../../types';
import classes from './ticket-page.module.css';

/** Who is expected to act next; nothing while nobody knows. */
export function NextStep({ ticket: { nextStep, canReply, requestedBy } }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  if (!nextStep) return null;
  const who = nextStep === 'customer' && !canReply && requestedBy ? 'other' : nextStep;
  return (
    <span className={classes.next}>
      {t('nextStep.label')}: {t(`nextStep.${who}`, { name: requestedBy?.name })}
    </span>
  );
}
