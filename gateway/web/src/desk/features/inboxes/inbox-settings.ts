import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type { InboxItem, InboxList } from '@/shared/api-schema';
import { newKey } from '@/shared/idempotency';
import { useSignedIn } from '@/shared/session';
import { deskKeys } from '../../keys';

export type InboxSetting = InboxItem;

interface Published {
  defaultInboxId: string | null;
}

/**
 * The inboxes, oldest first. Which one is the default is one of the portal's settings: read there, where one may, it is
 * right at once, while the inboxes hear of it a moment later.
 */
export function useInboxSettings() {
  const mayChoose = useSignedIn().permissions.includes('portal-settings');
  const inboxes = useQuery({
    queryKey: deskKeys.inboxSettings,
    queryFn: async (context) => (await queryGet<InboxList>(context, 'settings/inboxes')).items,
  });
  const published = useQuery({
    queryKey: deskKeys.published,
    queryFn: (context) => queryGet<Published>(context, 'settings/portal'),
    enabled: mayChoose,
  });
  const chosen = inboxes.data?.find(({ id }) => id === published.data?.defaultInboxId);
  return {
    ...inboxes,
    data: chosen ? inboxes.data?.map((inbox) => ({ ...inbox, isDefault: inbox === chosen })) : inboxes.data,
    mayChoose,
  };
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: deskKeys.inboxSettings }),
      queryClient.invalidateQueries({ queryKey: deskKeys.inboxes }),
    ]);
}

export function useSaveInbox() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ known, name }: { known: InboxSetting | null; name: string }) =>
      known
        ? api.patch<InboxSetting>(`settings/inboxes/${known.id}`, { name }, { ifMatch: known.version })
        : api.post<InboxSetting>('settings/inboxes', { name }, { idempotencyKey: newKey() }),
    onSuccess: refresh,
  });
}

export function useDeleteInbox() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ inbox, moveTo }: { inbox: InboxSetting; moveTo: string }) =>
      api.delete(`settings/inboxes/${inbox.id}`, { ifMatch: inbox.version, query: { moveTo } }),
    onSuccess: refresh,
  });
}

/** Takes effect at once, like everything here; a draft of the settings keeps what it holds. */
export function useMakeDefault() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: InboxSetting) => api.patch<Published>('settings/portal', { defaultInboxId: id }),
    onSuccess: (published) => {
      queryClient.setQueryData(deskKeys.published, published);
      void queryClient.invalidateQueries({ queryKey: deskKeys.draft });
    },
  });
}
