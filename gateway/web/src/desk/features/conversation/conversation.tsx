import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '@/shared/session';
import { SideDrawer } from '../../components/side-drawer';
import { usePageTitle } from '../../shell/use-page-title';
import { useShortcuts } from '../../shell/use-shortcuts';
import type { DeskTicket } from '../../types';
import classes from './conversation.module.css';
import { ConversationHeader } from './conversation-header';
import { DetailsPanel } from './details-panel';
import { ReplyBox } from './reply-box';
import type { ReplyTab } from './reply-drafts';
import { ScrollingThread } from './scrolling-thread';
import { useSend } from './use-send';
import { useTicketActions } from './use-ticket-actions';
import { useTicketEdits } from './use-ticket-edits';

const wideEnoughForPanel = '(min-width: 1360px)';

export function Conversation({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation('desk');
  const me = useSignedIn();
  const heading = useRef<HTMLHeadingElement>(null);
  const wide = useMediaQuery(wideEnoughForPanel, undefined, { getInitialValueInEffect: false });
  const [panel, setPanel] = useLocalStorage({ key: 'desk-panel', defaultValue: true, getInitialValueInEffect: false });
  const [drawer, setDrawer] = useState(false);
  // A tab asked for by a key or a link; the count makes asking twice two wishes.
  const [asked, setAsked] = useState<{ tab: ReplyTab; count: number }>({ tab: 'reply', count: 0 });
  const ask = (tab: ReplyTab) => setAsked(({ count }) => ({ tab, count: count + 1 }));

  const actions = useTicketActions(ticket);
  const edits = useTicketEdits(ticket, actions);
  const messages = ticket.thread.messages.map((message) => ({
    ...message,
    author: { ...message.author, me: message.author.id === me.id },
  }));
  const sending = useSend(ticket, messages, actions);

  usePageTitle(`#${ticket.number} ${ticket.subject}`);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useShortcuts({
    r: () => ask('reply'),
    n: () => ask('note'),
    a: edits.assignToMe,
    e: () => (ticket.stage.closed ? undefined : edits.close()),
  });

  return (
    <div className={classes.layout} data-panel={wide && panel}>
      <section className={classes.conversation} aria-label={t('ticket.label', { number: ticket.number })}>
        <ConversationHeader
          ticket={actions.shown}
          edits={edits}
          busy={actions.busy}
          headingRef={heading}
          detailsOpen={wide ? panel : drawer}
          onToggleDetails={() => (wide ? setPanel(!panel) : setDrawer(true))}
        />
        <ScrollingThread ticket={ticket} messages={messages} unconfirmed={sending.unconfirmed} />
        <ReplyBox ticket={ticket} messages={messages} edits={edits} asked={asked} onSend={sending.send} />
      </section>
      {wide && panel && (
        <aside id="ticket-details" className={classes.panel} aria-label={t('details.title')}>
          <DetailsPanel ticket={ticket} actions={actions} />
        </aside>
      )}
      {!wide && (
        <SideDrawer opened={drawer} onClose={() => setDrawer(false)} title={t('details.title')}>
          <DetailsPanel ticket={ticket} actions={actions} />
        </SideDrawer>
      )}
    </div>
  );
}
