import { ActionIcon, Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { StatusBadge } from '@/shared/components/status-badge';
import type { DeskTicket } from '../../types';
import { BackToList } from './back-to-list';
import classes from './conversation-header.module.css';
import { SubjectEditor } from './subject-editor';
import { TicketControls } from './ticket-controls';
import type { TicketEdits } from './use-ticket-edits';

interface Props {
  ticket: DeskTicket;
  edits: TicketEdits;
  busy: boolean;
  headingRef: RefObject<HTMLHeadingElement | null>;
  detailsOpen: boolean;
  onToggleDetails: () => void;
}

export function ConversationHeader({ ticket, edits, busy, headingRef, detailsOpen, onToggleDetails }: Props) {
  const { t } = useTranslation('desk');
  const { closed } = ticket.stage;
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <BackToList />
        <span className={classes.number}>#{ticket.number}</span>
        <StatusBadge label={ticket.stage.label} closed={closed} />
        <span className={classes.from}>{ticket.contact.name}</span>
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name={closed ? 'retry' : 'check'} size={16} />}
            disabled={busy}
            onClick={closed ? edits.reopen : edits.close}
          >
            {closed ? t('ticket.reopen') : t('ticket.close')}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('details.toggle')}
            aria-expanded={detailsOpen}
            onClick={onToggleDetails}
          >
            <Icon name="panel" size={20} />
          </ActionIcon>
        </div>
      </div>
      <SubjectEditor subject={ticket.subject} headingRef={headingRef} onSave={edits.setSubject} />
      <TicketControls ticket={ticket} edits={edits} />
    </header>
  );
}
