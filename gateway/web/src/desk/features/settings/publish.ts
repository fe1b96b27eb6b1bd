import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { pageUrl } from '@/shared/base';
import { notifyDone } from '@/shared/notify';
import { portalQuery } from '@/shared/portal-query';
import { deskKeys } from '../../keys';
import { fetchDraft, useDraft } from './draft-context';
import type { Draft } from './types';

/** Gives the draft to customers. On success the page goes on from what is published now. */
export function usePublish(onDone: () => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: async (note: string) => {
      const { version, published, settings } = editor.current().draft;
      await api.post('settings/publish', note.trim() === '' ? {} : { note: note.trim() }, { ifMatch: version });
      return { before: published.slug, after: settings.slug, newest: await fetchDraft() };
    },
    // Another attempt after a lost answer would find the draft gone and speak of a conflict.
    retry: false,
    onSuccess: ({ before, after, newest }) => {
      editor.accept(newest);
      queryClient.setQueryData<Draft>(deskKeys.draft, newest);
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

/** Takes over what others have published where the draft does not differ itself. */
export function useRebase() {
  const queryClient = useQueryClient();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: () => api.post<Draft>('settings/draft/rebase', {}, { ifMatch: editor.current().draft.version }),
    onSuccess: (newest) => {
      editor.accept(newest);
      queryClient.setQueryData(deskKeys.draft, newest);
    },
  });
}
