const typePrefix = 'urn:portal:problem:';

interface ProblemDetails {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: Record<string, string[]>;
  retryAfter?: number;
  [name: string]: unknown;
}

/**
 * Every way a request can fail. `code` is the stable tail of the problem's type
 * (`validation`, `ticket-closed`, …), or `network` / `timeout` with status 0.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly errors: Record<string, string[]>;
  /** Everything the answer said, for what only one kind of problem has. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds to wait before another attempt, when the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: ProblemDetails, retryAfter: number | null = null) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.type?.startsWith(typePrefix) ? problem.type.slice(typePrefix.length) : `http-${status}`;
    this.detail = problem.detail ?? null;
    this.errors = problem.errors ?? {};
    this.details = problem;
    this.retryAfter = problem.retryAfter ?? retryAfter;
  }

  static local(code: 'network' | 'timeout'): ApiError {
    return new ApiError(0, { type: typePrefix + code, title: code });
  }

  /** Reads a failed answer; a body that is no problem document (a proxy's page) still gives a usable error. */
  static fromBody(status: number, body: string, retryAfterHeader: string | null): ApiError {
    const retryAfter = retryAfterHeader === null ? NaN : Number(retryAfterHeader);
    return new ApiError(status, parseProblem(body), Number.isFinite(retryAfter) ? retryAfter : null);
  }

  /** The first message for one field, for showing beside it. */
  field(name: string): string | null {
    return this.errors[name]?.[0] ?? null;
  }

  /** Worth another attempt with the same request. */
  get transient(): boolean {
    return (
      this.status === 0 ||
      this.status === 502 ||
      this.status === 504 ||
      this.code === 'service-unavailable' ||
      this.code === 'scan-unavailable'
    );
  }
}

function parseProblem(body: string): ProblemDetails {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as ProblemDetails) : {};
  } catch {
    return {};
  }
}
