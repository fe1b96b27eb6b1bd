import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketVisibility } from '@/shared/api-schema';
import { RelativeTime } from '@/shared/components/relative-time';
import { Chip } from '../../../components/chip';
import { SideDrawer } from '../../../components/side-drawer';
import type { DeskTicket } from '../../../types';
import panel from '../details-panel.module.css';
import { Explainer } from './explainer';
import { useVisibility } from './get-visibility';
import classes from './visibility.module.css';

/** Which conversations of the ticket stand in the portal (P26). */
export function ConversationsCard({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation('desk');
  const [explaining, setExplaining] = useState(false);
  const visibility = useVisibility(ticket);
  const { data } = visibility;

  return (
    <section aria-label={t('visibility.title')}>
      <h2>{t('visibility.title')}</h2>
      {visibility.isPending ? (
        <Skeleton height={96} radius="md" />
      ) : data ? (
        <ul className={classes.conversations}>
          {data.threads.length === 0 && <li className={panel.muted}>{t('visibility.noMessages')}</li>}
          {data.threads.map((thread) => (
            <li key={thread.id}>
              <span className={classes.what}>{t(thread.original ? 'visibility.original' : 'visibility.another')}</span>
              <Shown shown={thread.shown} />
              <span className={panel.muted}>
                {t('visibility.messages', { count: thread.messages })} · <RelativeTime value={thread.startedAt} />
              </span>
              {!thread.shown && <span>{whyNot(data, thread.original)}</span>}
            </li>
          ))}
          <li>
            <span className={classes.what}>{t('visibility.notes')}</span>
            <Shown shown={false} />
            <span className={panel.muted}>{t('visibility.notesNever')}</span>
          </li>
        </ul>
      ) : (
        <>
          <p className={panel.muted}>{t('visibility.unknown')}</p>
          <Button mt="xs" mr="xs" size="compact-sm" variant="default" onClick={() => void visibility.refetch()}>
            {t('visibility.again')}
          </Button>
        </>
      )}
      {data && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={() => setExplaining(true)}>
          {t('visibility.who')}
        </Button>
      )}
      <SideDrawer opened={explaining} onClose={() => setExplaining(false)} size={480} title={t('visibility.who')}>
        <Explainer ticket={ticket} />
      </SideDrawer>
    </section>
  );

  function whyNot({ portalOn }: TicketVisibility, original: boolean): string {
    if (!portalOn) return t('settings.case.reason.portal-off');
    return original ? t('settings.case.reason.ticket-filter') : t('visibility.onlyOriginal');
  }
}

function Shown({ shown }: { shown: boolean }) {
  const { t } = useTranslation('desk');
  return <Chip tone={shown ? 'success' : 'neutral'}>{t(shown ? 'visibility.shown' : 'visibility.notShown')}</Chip>;
}
