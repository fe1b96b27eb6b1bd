import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { saveFile } from '@/shared/save-file';
import type { TicketDetail } from '../../types';
import classes from './download-pdf.module.css';

/** Saves the ticket with all its messages, in the reader's language and time. */
export function DownloadPdf({ ticket }: { ticket: TicketDetail }) {
  const { t, i18n } = useTranslation('portal');
  const download = useMutation({
    mutationFn: () =>
      api.getFile(`tickets/${ticket.number}/pdf`, {
        query: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        language: i18n.language,
      }),
    onSuccess: (file) => saveFile(file, `ticket-${ticket.number}.pdf`),
  });

  return (
    <div className={classes.download}>
      <Button
        variant="default"
        leftSection={<Icon name="download" />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('ticketPdf.download')}
      </Button>
      <ProblemAlert error={download.error} />
    </div>
  );
}
