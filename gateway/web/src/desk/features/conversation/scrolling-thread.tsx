import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { MessageItem, MessageThread } from '@/shared/components/message-thread';
import type { DeskMessage, DeskTicket } from '../../types';
import { ActivityLine } from './activity-line';
import { useEarlierMessages } from './earlier-messages';
import classes from './thread.module.css';

interface Props {
  ticket: DeskTicket;
  messages: DeskMessage[];
  /** Sent from here and not yet in the ticket's own answer. */
  unconfirmed: DeskMessage[];
}

const nearEndPx = 120;

/** The thread in its own scroll area, opened at its end and staying there as long as the reader is there. */
export function ScrollingThread({ ticket, messages, unconfirmed }: Props) {
  const { t } = useTranslation('desk');
  const area = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const earlier = useEarlierMessages(ticket.number, ticket.thread.earlier);
  const shown = [...earlier.messages, ...messages, ...unconfirmed];
  const lastId = shown.at(-1)?.id;
  const own = unconfirmed.length;

  useEffect(() => {
    // On a phone the page scrolls and nothing has to move by itself after the first time.
    if (own > 0 || atEnd.current) end.current?.scrollIntoView({ block: 'end' });
  }, [lastId, own]);

  useEffect(() => {
    const box = area.current;
    if (!box) return;
    // The editor arrives late and grows with its text, which pushes the end out of sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = area.current;
    if (!box) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx;
    setAway(!atEnd.current);
  };

  return (
    <div className={classes.frame}>
      {/* Scrolled with the keyboard too, so it can take the focus. */}
      <div ref={area} className={classes.area} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('ticket.messages')}>
        {earlier.more && (
          <div className={classes.earlier}>
            <Button variant="default" size="compact-md" loading={earlier.loading} onClick={earlier.load}>
              {t('ticket.earlier')}
            </Button>
          </div>
        )}
        {shown.length === 0 ? (
          <p className={classes.empty}>{t('ticket.noMessages')}</p>
        ) : (
          <MessageThread messages={shown} renderSpecial={renderSpecial} />
        )}
        <div ref={end} className={classes.end} />
      </div>
      {away && (
        <Button
          className={classes.toEnd}
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="arrowDown" size={14} />}
          onClick={() => end.current?.scrollIntoView({ block: 'end' })}
        >
          {t('ticket.toNewest')}
        </Button>
      )}
    </div>
  );
}

function renderSpecial(message: DeskMessage) {
  if (message.kind === 'activity') return <ActivityLine message={message} />;
  if (message.kind === 'note') return <Note message={message} />;
  return null;
}

function Note({ message }: { message: DeskMessage }) {
  const { t } = useTranslation('desk');
  return (
    <div className={classes.note}>
      <span className={classes.noteLabel}>
        <Icon name="note" size={14} />
        {t('ticket.internalNote')}
      </span>
      <MessageItem message={message} />
    </div>
  );
}
