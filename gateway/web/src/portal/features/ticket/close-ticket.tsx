import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { ClosedTicket } from '@/shared/api-schema';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { Icon } from '@/shared/components/icons';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import { ticketKeys } from '../../ticket-keys';
import type { TicketDetail } from '../../types';

export function CloseTicket({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  const queryClient = useQueryClient();
  const looking = useSignedIn().viewer !== null;
  const [asking, setAsking] = useState(false);
  const close = useMutation({
    mutationFn: () => api.post<ClosedTicket>(`tickets/${ticket.number}/close`),
    onSuccess: ({ status }) => {
      // The full answer follows with the live update; a refetch now could still be the open ticket.
      queryClient.setQueryData<TicketDetail>(
        ticketKeys.detail(String(ticket.number)),
        (old) => old && { ...old, status, canClose: false },
      );
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none' });
      setAsking(false);
      notifyDone(t('ticket.closed'));
    },
  });

  return (
    <>
      <Button variant="default" disabled={looking} leftSection={<Icon name="check" />} onClick={() => setAsking(true)}>
        {t('ticket.close')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('ticket.closeTitle')}
        text={ticket.reopens || ticket.canReply ? t('ticket.closeText') : t('ticket.closeFinalText')}
        confirmLabel={t('ticket.close')}
        busy={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate()}
        onCancel={() => {
          close.reset();
          setAsking(false);
        }}
      />
    </>
  );
}
