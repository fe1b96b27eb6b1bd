import { Button, Group, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatePanel } from '@/shared/components/state-panel';
import { paths } from '../../paths';
import type { Submitted } from './support-form-api';
import { useFiledTicket } from './support-form-api';

export function ThankYou({ submitted }: { submitted: Submitted }) {
  const { t } = useTranslation('portal');
  const ticket = useFiledTicket(submitted.ticketId).data;
  return (
    <div role="status">
      <StatePanel
        level={1}
        icon="check"
        title={t('newTicket.thankYou')}
        text={submitted.thankYou ?? t('newTicket.thankYouText')}
        action={
          <Group justify="center">
            {ticket ? (
              <Button component={Link} to={paths.ticket(ticket.number)}>
                {t('newTicket.view', { number: ticket.number })}
              </Button>
            ) : (
              <Loader size="sm" aria-hidden />
            )}
            <Button component={Link} to={paths.tickets} variant="default">
              {t('notFound.home')}
            </Button>
          </Group>
        }
      />
    </div>
  );
}
