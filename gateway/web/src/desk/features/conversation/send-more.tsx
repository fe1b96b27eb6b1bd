import { ActionIcon, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import type { Stage } from '../../types';
import type { TicketEdits } from './use-ticket-edits';

interface Props {
  edits: TicketEdits;
  blocked: boolean;
  onSend: (stage: Stage) => void;
}

/** Sending and moving the ticket on in one go, which is how most replies end. */
export function SendMore({ edits, blocked, onSend }: Props) {
  const { t } = useTranslation('desk');
  const { closedStage, waitingStage } = edits;
  return (
    <>
      {waitingStage && (
        <Menu position="top-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} disabled={blocked} aria-label={t('ticket.sendMore')}>
              <Icon name="chevronDown" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onSend(waitingStage)}>{t('ticket.sendAndWait')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {closedStage && (
        <Button variant="default" disabled={blocked} onClick={() => onSend(closedStage)}>
          {t('ticket.sendAndClose')}
        </Button>
      )}
    </>
  );
}
