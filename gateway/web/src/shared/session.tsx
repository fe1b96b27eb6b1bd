import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useActivity } from './activity';
import { api, setApiHooks, setCsrf } from './api-client';
import { ApiError } from './api-error';
import type { Language, Session } from './api-types';
import { forgetDrafts } from './drafts';
import { notifyProblem } from './notify';
import { useIdle } from './use-idle';

const IdleWarning = lazy(() => import('./components/idle-warning'));

export type SessionState =
  { status: 'signed-in'; session: Session } | { status: 'signed-out'; reason: 'never' | 'signed-out' | 'expired' };

interface SessionContextValue {
  state: SessionState;
  signIn: (email: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  saveLanguage: (language: Language) => void;
  /** Takes over what the person may do by now; the page follows. */
  refresh: () => void;
}

/** What a page is built by; all else of a session may grow old. */
const rights = ({ roles, permissions, scope }: Session) => JSON.stringify([roles, permissions, scope]);

const SessionContext = createContext<SessionContextValue | null>(null);

/** Fetched before the first render; null when nobody is signed in or the service cannot be asked. */
export async function fetchSession(): Promise<Session | null> {
  try {
    return await api.get<Session>('session');
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

export function SessionProvider({
  app,
  initial,
  children,
}: {
  app: 'portal' | 'desk';
  initial: Session | null;
  children: ReactNode;
}) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<SessionState>(() => {
    setCsrf(initial?.csrf ?? null);
    return initial ? { status: 'signed-in', session: initial } : { status: 'signed-out', reason: 'never' };
  });
  const session = state.status === 'signed-in' ? state.session : null;

  const accept = useCallback((next: Session) => {
    setCsrf(next.csrf);
    setState({ status: 'signed-in', session: next });
  }, []);

  const end = useCallback(
    (reason: 'signed-out' | 'expired') => {
      setCsrf(null);
      // Nothing fetched for one person may show up for the next; the portal itself is public.
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'portal' });
      setState((previous) => (previous.status === 'signed-in' ? { status: 'signed-out', reason } : previous));
    },
    [queryClient],
  );
  const expire = useCallback(() => end('expired'), [end]);

  const check = useCallback(async () => {
    try {
      const current = await api.get<Session>('session', { background: true });
      setCsrf(current.csrf);
      return current.secondsLeft;
    } catch {
      return null;
    }
  }, []);

  const { warning, touch } = useIdle(session, { check, onExpired: expire });

  const stay = useCallback(() => {
    api.get<Session>('session').then(accept, () => undefined);
  }, [accept]);
  // While the warning is up only its buttons count.
  useActivity(session && warning === null ? session.idleSeconds / 8 : null, stay);

  useEffect(() => {
    setApiHooks({
      onActivity: touch,
      onSignedOut: expire,
      onStaleCsrf: async () => (await check()) !== null,
    });
    return () => setApiHooks({});
  }, [expire, check, touch]);

  const refresh = useCallback(() => {
    api.get<Session>('session', { background: true }).then(
      (next) => {
        setCsrf(next.csrf);
        setState((previous) =>
          previous.status === 'signed-in' && rights(previous.session) !== rights(next)
            ? { status: 'signed-in', session: next }
            : previous,
        );
      },
      () => undefined,
    );
  }, []);

  const value = useMemo<SessionContextValue>(
    () => ({
      state,
      async signIn(email, password) {
        accept(await api.post<Session>('session', { email, password, app }));
      },
      async signOut() {
        try {
          await api.delete('session');
        } catch (error) {
          // Already gone is as good; anything else leaves the cookie alive, so the person must know.
          if (!(error instanceof ApiError) || error.status !== 401) {
            notifyProblem(error);
            return;
          }
        }
        if (session) forgetDrafts(session.id);
        end('signed-out');
      },
      saveLanguage(language) {
        if (session) void api.patch<Session>('session', { language }, { keepalive: true }).then(accept, () => undefined);
      },
      refresh,
    }),
    [state, session, app, accept, end, refresh],
  );

  return (
    <SessionContext value={value}>
      {children}
      {warning !== null && (
        <Suspense fallback={null}>
          <IdleWarning secondsLeft={warning} onStay={stay} onSignOut={() => void value.signOut()} />
        </Suspense>
      )}
    </SessionContext>
  );
}

/** A session that neither ends nor changes, for pictures of the app. */
export function FixedSession({ session, children }: { session: Session; children: ReactNode }) {
  const value: SessionContextValue = {
    state: { status: 'signed-in', session },
    signIn: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
    saveLanguage: () => undefined,
    refresh: () => undefined,
  };
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): SessionContextValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession needs a SessionProvider');
  return value;
}

/** For pages that are only rendered when someone is signed in. */
export function useSignedIn(): Session {
  const { state } = useSession();
  if (state.status !== 'signed-in') throw new Error('useSignedIn needs a session');
  return state.session;
}
