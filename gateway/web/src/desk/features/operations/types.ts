/** A message that waits for an operator. */
export interface FailedMessage {
  id: string;
  type: string;
  error: string;
  attempts: number;
  createdAt: string;
  source: 'outbox' | 'consumer';
  /** The one queue it failed in; null on the way out of its sender. */
  queue: string | null;
}

/** One service's messages; without numbers when it does not answer. */
export interface ServiceMessaging {
  service: string;
  available: boolean;
  pending: number | null;
  oldestAgeSeconds: number | null;
  failedTotal: number | null;
  /** The newest hundred. */
  failed: FailedMessage[];
}
