import { useEffect } from 'react';

/**
 * Typing a long reply sends no requests, yet the person is not idle. Key presses and clicks call `ping`
 * at most once per interval, and once more at its end when there was activity in between.
 */
export function useActivity(intervalSeconds: number | null, ping: () => void): void {
  useEffect(() => {
    if (intervalSeconds === null) return;
    let timer: number | undefined;
    let pending = false;

    const start = () => {
      timer = window.setTimeout(() => {
        timer = undefined;
        if (!pending) return;
        pending = false;
        ping();
        start();
      }, intervalSeconds * 1000);
    };
    const onActivity = () => {
      if (timer === undefined) start();
      pending = true;
    };

    window.addEventListener('keydown', onActivity, { passive: true });
    window.addEventListener('pointerdown', onActivity, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('keydown', onActivity);
      window.removeEventListener('pointerdown', onActivity);
    };
  }, [intervalSeconds, ping]);
}
