const slackSeconds = 1;

/** A minute's notice, or a fifth of the time-out when that is shorter. */
export function warningSeconds(idleSeconds: number): number {
  return Math.min(60, idleSeconds / 5);
}

interface Listener {
  /** Asks the server without prolonging the session; null when it has ended or cannot be reached. */
  check: () => Promise<number | null>;
  /** Whole seconds left, each second of the warning; null when there is nothing (more) to warn of. */
  onWarning: (secondsLeft: number | null) => void;
  onExpired: () => void;
}

/**
 * Follows the server's idle clock. Before warning and before expiring the server is asked, because
 * another tab may have kept the session alive.
 */
export class IdleClock {
  private readonly notice: number;
  private deadline = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private run = 0;

  constructor(
    private readonly idleSeconds: number,
    private readonly listener: Listener,
  ) {
    this.notice = warningSeconds(idleSeconds);
  }

  /** The server has just counted a request by the user. */
  touch(): void {
    this.start(this.idleSeconds);
  }

  start(secondsLeft: number): void {
    this.run += 1;
    this.deadline = Date.now() + secondsLeft * 1000;
    this.listener.onWarning(null);
    this.wait(secondsLeft - this.notice, () => void this.beforeWarning());
  }

  stop(): void {
    this.run += 1;
    clearTimeout(this.timer);
  }

  private async beforeWarning(): Promise<void> {
    const actual = await this.ask();
    if (actual === undefined) return;
    if (actual !== null && actual > this.notice + slackSeconds) this.start(actual);
    else {
      if (actual !== null) this.deadline = Date.now() + actual * 1000;
      this.countDown();
    }
  }

  private countDown(): void {
    const left = this.secondsLeft();
    if (left <= 0) {
      void this.beforeExpiry();
      return;
    }
    this.listener.onWarning(Math.ceil(left));
    this.wait(Math.min(1, left), () => this.countDown());
  }

  private async beforeExpiry(): Promise<void> {
    const actual = await this.ask();
    if (actual === undefined) return;
    if (actual !== null && actual > slackSeconds) this.start(actual);
    else {
      this.listener.onWarning(null);
      this.listener.onExpired();
    }
  }

  /** Undefined when the clock was restarted or stopped while the question was on its way. */
  private async ask(): Promise<number | null | undefined> {
    const run = this.run;
    const actual = await this.listener.check();
    return run === this.run ? actual : undefined;
  }

  private secondsLeft(): number {
    return (this.deadline - Date.now()) / 1000;
  }

  private wait(seconds: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, Math.max(0, seconds * 1000));
  }
}
