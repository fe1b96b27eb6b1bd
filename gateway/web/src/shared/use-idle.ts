import { useCallback, useEffect, useRef, useState } from 'react';
import type { Session } from './api-types';
import { IdleClock } from './idle-clock';

interface Options {
  check: () => Promise<number | null>;
  onExpired: () => void;
}

/** Runs an idle clock for the session; answers the seconds left once it is time to warn, and its restart. */
export function useIdle(session: Session | null, { check, onExpired }: Options) {
  const [warning, setWarning] = useState<number | null>(null);
  const clock = useRef<IdleClock>(null);

  useEffect(() => {
    if (!session) return;
    const current = new IdleClock(session.idleSeconds, { check, onWarning: setWarning, onExpired });
    clock.current = current;
    current.start(session.secondsLeft);
    // A sleeping computer stops timers; on waking, the truth is asked for at once.
    const onVisible = () => {
      if (document.hidden) return;
      void check().then((left) => {
        if (left !== null && clock.current === current) current.start(left);
      });
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      current.stop();
      clock.current = null;
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [session, check, onExpired]);

  const touch = useCallback(() => clock.current?.touch(), []);
  return { warning: session ? warning : null, touch };
}
