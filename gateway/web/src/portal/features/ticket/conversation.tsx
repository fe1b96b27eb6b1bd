import { Alert, Button, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { MessageThread } from '@/shared/components/message-thread';
import { TypingLine } from '@/shared/components/typing-line';
import { useSignedIn } from '@/shared/session';
import { useTypingSignal } from '@/shared/typing';
import type { TicketDetail } from '../../types';
import classes from './conversation.module.css';
import { useEarlierMessages } from './earlier-messages';
import { Rating } from './rating';
import { useIsPast } from './use-is-past';
import { useReply } from './use-reply';

const Composer = lazy(() => import('@/shared/components/composer'));

/** The thread and the reply box under it. */
export function Conversation({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation('portal');
  const user = useSignedIn();
  const messages = ticket.thread.messages;
  const earlier = useEarlierMessages(String(ticket.number), ticket.thread.earlier);
  const reply = useReply(ticket.number, messages);
  const announce = useTypingSignal(`tickets/${ticket.number}/typing`);
  const startsNew = useIsPast(ticket.reopensUntil);
  const shown = [...earlier.messages, ...messages, ...reply.unconfirmed];

  return (
    <div className={classes.column}>
      {earlier.more && (
        <Button variant="default" loading={earlier.loading} onClick={earlier.load}>
          {t('ticket.earlier')}
        </Button>
      )}
      {shown.length === 0 ? <p className={classes.empty}>{t('ticket.noMessages')}</p> : <MessageThread messages={shown} />}

      <TypingLine number={ticket.number} messages={messages.length} />
      <Rating ticket={ticket} />
      <section className={`${classes.reply} no-print`}>
        {user.viewer !== null && ticket.canReply ? (
          <p className={classes.noReply}>{t('looking.reply', { name: user.name })}</p>
        ) : ticket.canReply ? (
          <>
            <h2 className={classes.heading}>{t('ticket.reply')}</h2>
            {ticket.status.closed && (ticket.reopens || startsNew) && (
              <Alert
                role="status"
                icon={<Icon name="alert" />}
                classNames={{ root: classes.notice, message: classes.noticeText }}
              >
                {t(startsNew ? 'followUp.startsNew' : 'ticket.reopens')}
              </Alert>
            )}
            <Suspense fallback={<Skeleton height={210} radius="md" />}>
              <Composer
                label={t('ticket.reply')}
                placeholder={t('ticket.replyPlaceholder')}
                draft={{ userId: user.id, place: `ticket-${ticket.number}` }}
                onSend={reply.send}
                onTyping={announce}
              />
            </Suspense>
          </>
        ) : (
          <p className={classes.noReply}>{ticket.status.closed ? t('ticket.noReplyClosed') : t('ticket.noReply')}</p>
        )}
      </section>
    </div>
  );
}
