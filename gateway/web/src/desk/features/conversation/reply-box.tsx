import { Skeleton, Tabs } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outgoing } from '@/shared/components/composer';
import { Icon } from '@/shared/components/icons';
import { TypingLine } from '@/shared/components/typing-line';
import { useSignedIn } from '@/shared/session';
import { useTypingSignal } from '@/shared/typing';
import type { DeskMessage, DeskTicket, Stage } from '../../types';
import { ForeignChangeBanner } from './foreign-change-banner';
import classes from './reply-box.module.css';
import type { ReplyTab } from './reply-drafts';
import { draftPlace } from './reply-drafts';
import { SendMore } from './send-more';
import type { TicketEdits } from './use-ticket-edits';

const Composer = lazy(() => import('@/shared/components/composer'));

interface Props {
  ticket: DeskTicket;
  messages: DeskMessage[];
  edits: TicketEdits;
  /** A tab someone asked for by a key; `count` changes with every asking. */
  asked: { tab: ReplyTab; count: number };
  onSend: (tab: ReplyTab, message: Outgoing, key: string, stage?: Stage) => Promise<void>;
}

export function ReplyBox({ ticket, messages, edits, asked, onSend }: Props) {
  const { t } = useTranslation('desk');
  const me = useSignedIn();
  const box = useRef<HTMLElement>(null);
  const [tab, setTab] = useState<ReplyTab>('reply');
  const [answered, setAnswered] = useState(0);
  // An editor is costly; the note's is only made once it is looked at, and then kept with its files.
  const [noteOpened, setNoteOpened] = useState(false);
  const stage = useRef<Stage>(undefined);
  // Of a note its customer hears nothing.
  const announce = useTypingSignal(`desk/tickets/${ticket.number}/typing`);

  const choose = (next: ReplyTab) => {
    setTab(next);
    if (next === 'note') setNoteOpened(true);
  };
  if (asked.count !== answered) {
    setAnswered(asked.count);
    choose(asked.tab);
  }
  useEffect(() => {
    if (asked.count > 0) box.current?.querySelector<HTMLElement>(`[data-tab="${asked.tab}"] [role="textbox"]`)?.focus();
  }, [asked]);

  const composer = (of: ReplyTab) => (
    <Suspense fallback={<Skeleton height={190} radius="md" />}>
      <Composer
        label={t(`ticket.${of}`)}
        placeholder={of === 'note' ? t('ticket.notePlaceholder') : t('ticket.replyPlaceholder', { name: ticket.contact.name })}
        sendLabel={of === 'note' ? t('ticket.addNote') : undefined}
        draft={{ userId: me.id, place: draftPlace(ticket.number, of) }}
        onTyping={of === 'reply' ? announce : undefined}
        autoFocus={asked.count > 0 && asked.tab === of}
        onSend={(message, key) => {
          const target = stage.current;
          stage.current = undefined;
          return onSend(of, message, key, target);
        }}
        actions={
          of === 'reply'
            ? ({ send, blocked }) => (
                <SendMore
                  edits={edits}
                  blocked={blocked}
                  onSend={(target) => {
                    stage.current = target;
                    send();
                  }}
                />
              )
            : undefined
        }
      />
    </Suspense>
  );

  return (
    <section ref={box} className={`${classes.box} no-print`} data-tab-open={tab} aria-label={t('ticket.answer')}>
      <TypingLine number={ticket.number} messages={messages.length} />
      <ForeignChangeBanner number={ticket.number} messages={messages} />
      <Tabs
        value={tab}
        onChange={(next) => choose(next === 'note' ? 'note' : 'reply')}
        keepMounted
        classNames={{ list: classes.tabs, tab: classes.tab }}
      >
        <Tabs.List aria-label={t('ticket.answer')}>
          <Tabs.Tab value="reply">{t('ticket.reply')}</Tabs.Tab>
          <Tabs.Tab value="note" leftSection={<Icon name="note" size={15} />}>
            {t('ticket.note')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="reply" data-tab="reply" className={classes.panel}>
          {composer('reply')}
        </Tabs.Panel>
        <Tabs.Panel value="note" data-tab="note" className={classes.panel}>
          {noteOpened && composer('note')}
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
