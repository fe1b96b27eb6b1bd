import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api-types';
import { shownAttachments } from '../inline-images';
import { AttachmentList } from './attachment-list';
import { Initials } from './initials';
import { MessageContent } from './message-content';
import classes from './message-thread.module.css';
import { RelativeTime } from './relative-time';

interface Props<M extends Message> {
  messages: M[];
  /** Another look for some messages (notes, activities); null for the usual one. */
  renderSpecial?: (message: M) => ReactNode;
}

/** A conversation, oldest first. */
export function MessageThread<M extends Message>({ messages, renderSpecial }: Props<M>) {
  const { t } = useTranslation('shared');
  return (
    <ol className={classes.thread} aria-label={t('thread.label')}>
      {messages.map((message) => (
        <li key={message.id} className={classes.entry}>
          {renderSpecial?.(message) ?? <MessageItem message={message} />}
        </li>
      ))}
    </ol>
  );
}

export function MessageItem({ message }: { message: Message }) {
  const { t } = useTranslation('shared');
  const { author } = message;
  const shown = shownAttachments(message.html);
  const tone = author.me ? 'own' : author.kind === 'agent' ? 'agent' : 'other';
  return (
    <article className={classes.message} data-tone={tone} data-kind={message.kind} data-pending={message.pending}>
      <Initials name={author.name} tone={tone} />
      <div className={classes.body}>
        <header className={classes.header}>
          <span className={classes.author}>{author.name}</span>
          {author.me && <span className={classes.me}>{t('thread.you')}</span>}
          <span className={classes.time}>
            {message.pending ? t('thread.sending') : <RelativeTime value={message.createdAt} />}
          </span>
        </header>
        <MessageContent html={message.html} />
        <AttachmentList attachments={message.attachments.filter(({ id }) => !shown.includes(id))} />
      </div>
    </article>
  );
}
