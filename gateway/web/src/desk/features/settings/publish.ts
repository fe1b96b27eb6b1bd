import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { pageUrl } from '@/shared/base';
import { formatDateTime } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { portalQuery } from '@/shared/portal-query';
import { deskKeys } from '../../keys';
import { fetchDraft, useDraft } from './draft-context';
import type { Draft } from './types';

/** Lets the page go on from the draft as an action has left it. */
function useAccept() {
  const queryClient = useQueryClient();
  const { editor } = useDraft();
  return (newest: Draft) => {
    editor.accept(newest);
    queryClient.setQueryData(deskKeys.draft, newest);
  };
}

/** Sends the draft on its way, now or for a time to come. */
function post(draft: Draft, note: string, at?: string) {
  const body = { ...(at && { at }), ...(note.trim() !== '' && { note: note.trim() }) };
  return api.post('settings/publish', body, { ifMatch: draft.version });
}

/** Gives the draft to customers. On success the page goes on from what is published now. */
export function usePublish(onDone: () => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const accept = useAccept();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: async (note: string) => {
      const { draft } = editor.current();
      await post(draft, note);
      return { before: draft.published.slug, after: draft.settings.slug, newest: await fetchDraft() };
    },
    // Another attempt after a lost answer would find the draft gone and speak of a conflict.
    retry: false,
    onSuccess: ({ before, after, newest }) => {
      accept(newest);
      void queryClient.invalidateQueries({ queryKey: portalQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: deskKeys.versions });
      void queryClient.invalidateQueries({ queryKey: deskKeys.domains });
      notifyDone(t('settings.publishedNow'));
      onDone();
      // Under a shared host this page's own address holds the slug.
      if (before !== after && new URL(document.baseURI).pathname === `/p/${before}/`) {
        window.location.assign(pageUrl(`/p/${after}/desk/settings/general`));
      }
    },
  });
}

/** Has the draft published at a time to come (B21). */
export function useSchedule(onDone: () => void) {
  const { t, i18n } = useTranslation('desk');
  const accept = useAccept();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: async ({ at, note }: { at: string; note: string }) => {
      await post(editor.current().draft, note, at);
      return fetchDraft();
    },
    retry: false,
    onSuccess: (newest, { at }) => {
      accept(newest);
      notifyDone(t('settings.schedule.done', { when: formatDateTime(at, i18n.language) }));
      onDone();
    },
  });
}

/** The draft waits for a person again. */
export function useCancelSchedule() {
  const { t } = useTranslation('desk');
  const accept = useAccept();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: async () => {
      await editor.flush();
      return api.delete<Draft>('settings/draft/schedule', { ifMatch: editor.current().draft.version });
    },
    onSuccess: (newest) => {
      accept(newest);
      notifyDone(t('settings.schedule.cancelled'));
    },
  });
}

/** Takes over what others have published where the draft does not differ itself. */
export function useRebase() {
  const accept = useAccept();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: () => api.post<Draft>('settings/draft/rebase', {}, { ifMatch: editor.current().draft.version }),
    onSuccess: accept,
  });
}
