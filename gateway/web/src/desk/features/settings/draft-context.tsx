import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { api, queryGet } from '@/shared/api-client';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { deskKeys } from '../../keys';
import type { EditorState } from './draft-editor';
import { DraftEditor } from './draft-editor';
import { nextLook } from './schedule';
import type { Draft, Settings } from './types';

interface DraftContext extends EditorState {
  editor: DraftEditor;
  /** The draft with what is on its way to it. */
  values: Settings;
  edit: DraftEditor['edit'];
  /** What is wrong with one value, by path. */
  error: (path: string) => string | undefined;
}

const Context = createContext<DraftContext | null>(null);

export const fetchDraft = () => api.get<Draft>('settings/draft');

/** Loads the draft and lets everything below edit it. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const draft = useQuery({
    queryKey: deskKeys.draft,
    queryFn: (context) => queryGet<Draft>(context, 'settings/draft'),
    // Each visit begins with the newest.
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => nextLook(state.data?.scheduledFor, new Date()),
  });
  if (draft.isPending) return <LoadingRows />;
  if (!draft.data) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  return <Editing newest={draft.data}>{children}</Editing>;
}

function Editing({ newest, children }: { newest: Draft; children: ReactNode }) {
  const queryClient = useQueryClient();
  const [editor] = useState(
    () =>
      new DraftEditor(newest, async (part, version) => {
        const saved = await api.patch<Draft>('settings/draft', part, { ifMatch: version });
        queryClient.setQueryData(deskKeys.draft, saved);
        return saved;
      }),
  );
  const state = useSyncExternalStore(editor.subscribe, editor.current);

  // Another's change that arrives by itself is shown unless something is being typed; then the server will tell.
  useEffect(() => {
    if (!editor.dirty) editor.accept(newest);
  }, [editor, newest]);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!editor.dirty) return;
      void editor.flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      void editor.flush();
    };
  }, [editor]);

  const value = useMemo<DraftContext>(
    () => ({
      ...state,
      editor,
      values: { ...state.draft.settings, ...state.unsaved, columns: state.unsaved.columns ?? state.draft.settings.columns },
      edit: editor.edit,
      error: (path) => state.errors[path],
    }),
    [state, editor],
  );
  return <Context value={value}>{children}</Context>;
}

export function useDraft(): DraftContext {
  const value = useContext(Context);
  if (!value) throw new Error('useDraft needs a DraftProvider');
  return value;
}
