import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock, warningSeconds } from './idle-clock';

const idleSeconds = 1200;

function startClock(check: () => Promise<number | null>) {
  const onWarning = vi.fn<(left: number | null) => void>();
  const onExpired = vi.fn();
  const clock = new IdleClock(idleSeconds, { check, onWarning, onExpired });
  clock.start(idleSeconds);
  return { clock, onWarning, onExpired };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the notice before the end', () => {
  it('is a minute, or a fifth of a short time-out', () => {
    expect(warningSeconds(1200)).toBe(60);
    expect(warningSeconds(60)).toBe(12);
  });
});

describe('an idle session', () => {
  it('is warned of a minute before its end, counting down, then ends', async () => {
    const started = Date.now();
    const { onWarning, onExpired } = startClock(() => Promise.resolve(Math.max(0, idleSeconds - (Date.now() - started) / 1000)));
    await pass(1139);
    expect(onWarning.mock.calls).toEqual([[null]]);
    await pass(1.5);
    expect(onWarning).toHaveBeenLastCalledWith(60);
    await pass(10);
    expect(onWarning).toHaveBeenLastCalledWith(50);
    await pass(51);
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('goes on when another tab has kept it alive', async () => {
    const { onWarning, onExpired } = startClock(() => Promise.resolve(1000));
    await pass(1141);
    expect(onWarning).toHaveBeenLastCalledWith(null);
    expect(onExpired).not.toHaveBeenCalled();
  });

  it('starts over after a request by the user', async () => {
    const { clock, onWarning } = startClock(() => Promise.resolve(30));
    await pass(1100);
    clock.touch();
    await pass(1100);
    expect(onWarning).toHaveBeenLastCalledWith(null);
    await pass(40.5);
    expect(onWarning).toHaveBeenLastCalledWith(30);
  });

  it('ends even when the server cannot be asked', async () => {
    const { onExpired } = startClock(() => Promise.resolve(null));
    await pass(1201);
    expect(onExpired).toHaveBeenCalledOnce();
  });

  it('is forgotten once stopped', async () => {
    const { clock, onExpired } = startClock(() => Promise.resolve(null));
    clock.stop();
    await pass(2000);
    expect(onExpired).not.toHaveBeenCalled();
  });
});
