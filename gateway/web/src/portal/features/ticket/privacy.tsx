import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { ticketKeys } from '../../ticket-keys';
import type { TicketDetail } from '../../types';
import classes from './participants.module.css';

/** Whether colleagues see the ticket; its requester decides where the portal lets them. */
export function Privacy({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  const queryClient = useQueryClient();
  const hide = useMutation({
    mutationFn: (hidden: boolean) => api.put(`tickets/${ticket.number}/privacy`, { hidden }),
    onSuccess: (_, hidden) => {
      queryClient.setQueryData<TicketDetail>(ticketKeys.detail(String(ticket.number)), (old) => old && { ...old, hidden });
      notifyDone(hidden ? t('privacy.nowHidden') : t('privacy.nowShown'));
    },
  });
  if (!ticket.canHide && !ticket.hidden) return null;
  return (
    <div className={classes.privacy}>
      <p className={classes.hint}>{ticket.hidden ? t('privacy.hidden') : t('privacy.shown')}</p>
      <ProblemAlert error={hide.error} />
      {ticket.canHide && (
        <Button
          className="no-print"
          variant="default"
          size="compact-md"
          loading={hide.isPending}
          onClick={() => hide.mutate(!ticket.hidden)}
        >
          {ticket.hidden ? t('privacy.show') : t('privacy.hide')}
        </Button>
      )}
    </div>
  );
}
