import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Route, Routes } from 'react-router';
import type { PortalInfo } from '@/shared/api-types';
import { LoadingRows } from '@/shared/components/loading-rows';
import { useLive } from '@/shared/live';
import { useSession, useSignedIn } from '@/shared/session';
import { announceTicket } from '../live-tickets';
import { patterns, paths } from '../paths';
import { ticketKeys } from '../ticket-keys';
import { NotFoundPage } from './not-found-page';
import { PortalShell } from './portal-shell';

const TicketListPage = lazy(() => import('../features/tickets/ticket-list-page'));
const TicketPage = lazy(() => import('../features/ticket/ticket-page'));
const ExportJobs = lazy(() => import('../features/exports/export-jobs'));
const NewTicketPage = lazy(() => import('../features/new-ticket/new-ticket-page'));

export function SignedInApp({ portal }: { portal: PortalInfo }) {
  const queryClient = useQueryClient();
  const { refresh } = useSession();
  const { scope } = useSignedIn();
  const shown = useRef(scope);

  // Whose tickets one may see decides what every page shows.
  useEffect(() => {
    if (shown.current === scope) return;
    shown.current = scope;
    void queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
    void queryClient.invalidateQueries({ queryKey: ticketKeys.details });
  }, [scope, queryClient]);

  useLive({
    onTicket: (event) => {
      // The list that is open changes row by row; others are fetched when they are opened.
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none', type: 'inactive' });
      announceTicket(event);
      void queryClient.invalidateQueries({ queryKey: ticketKeys.detail(String(event.number)) });
    },
    // Whose tickets are shown and what may be done with them are settings, too.
    onPortal: () => {
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists });
      void queryClient.invalidateQueries({ queryKey: ticketKeys.details });
      void queryClient.invalidateQueries({ queryKey: ticketKeys.form });
      refresh();
    },
    // Whether a contact belongs to the group that sees more is decided a moment after the settings came.
    onSession: refresh,
  });

  return (
    <PortalShell portal={portal}>
      <Suspense fallback={<LoadingRows />}>
        <Routes>
          <Route path={paths.tickets} element={<TicketListPage portal={portal} />} />
          {portal.form.connected && <Route path={patterns.newTicket} element={<NewTicketPage portal={portal} />} />}
          <Route path={patterns.ticket} element={<TicketPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
      <Suspense fallback={null}>
        <ExportJobs />
      </Suspense>
    </PortalShell>
  );
}
