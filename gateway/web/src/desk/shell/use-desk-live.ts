import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '@/shared/live';
import { useSession } from '@/shared/session';
import { deskKeys } from '../keys';

/** An import opens thousands of tickets in a row; the lists are fetched at each pause in that, or now and then. */
const listPause = { delay: 400, maxWait: 3000 };

/** Brings what happens elsewhere onto the page; answers whether the connection for that stands. */
export function useDeskLive(): boolean {
  const queryClient = useQueryClient();
  const { refresh } = useSession();
  const [connected, setConnected] = useState(true);
  const refreshLists = useDebouncedCallback(() => {
    void queryClient.invalidateQueries({ queryKey: deskKeys.lists });
    void queryClient.invalidateQueries({ queryKey: deskKeys.counts });
  }, listPause);

  useLive({
    onTicket: (event) => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.ticket(event.number) });
      refreshLists();
    },
    onImport: (event) => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.import(event.id) });
      void queryClient.invalidateQueries({ queryKey: deskKeys.imports });
    },
    onPortal: () => {
      // Among the settings is what the roles allow.
      refresh();
      void queryClient.invalidateQueries({ queryKey: deskKeys.settings });
    },
    onSession: refresh,
    onConnection: setConnected,
  });
  return connected;
}
