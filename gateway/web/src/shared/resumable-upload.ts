import type { DetailedError } from 'tus-js-client';
import { Upload } from 'tus-js-client';
import { api, csrfToken, noteOutcome } from './api-client';
import { ApiError } from './api-error';
import type { Attachment } from './api-types';
import { apiUrl } from './base';
import type { UploadOptions } from './upload';

/** The server takes 8 MB at most; smaller parts lose less where they have to be sent again. */
const partBytes = 4 * 1024 * 1024;

/** Pauses between attempts, in milliseconds; whatever arrives starts them anew. Some three minutes in all. */
const pauses = [0, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000];

/** Uploads one file in parts (tus.io): after a lost connection it goes on where it was. Import it lazily. */
export function uploadInParts(file: File, options: UploadOptions): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: apiUrl('uploads'),
      chunkSize: partBytes,
      retryDelays: pauses,
      metadata: { filename: file.name },
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        // Anew each time, as the token changes when another tab signs in.
        const csrf = csrfToken();
        if (csrf !== null) request.setHeader('X-CSRF', csrf);
        if (request.getMethod() === 'POST') request.setHeader('Idempotency-Key', options.idempotencyKey);
      },
      onAfterResponse: (_, response) => {
        const status = response.getStatus();
        noteOutcome(status, status < 400 ? null : ApiError.fromBody(status, response.getBody(), null).code, false);
      },
      onShouldRetry: (error) => {
        const again = worthAnotherTry(error);
        options.onWaiting?.(again);
        return again;
      },
      onProgress: (sent, total) => {
        options.onProgress(sent / total);
      },
      onChunkComplete: () => options.onWaiting?.(false),
      onSuccess: () => {
        options.signal.removeEventListener('abort', giveUp);
        api.get<Attachment>(`uploads/${idIn(upload.url)}`).then(resolve, reject);
      },
      onError: (error) => {
        options.signal.removeEventListener('abort', giveUp);
        reject(apiErrorOf(error));
      },
    });
    const giveUp = () => {
      // What is not told to the server now it forgets by itself after a day.
      upload.abort(true).catch(() => undefined);
    };
    options.signal.addEventListener('abort', giveUp);
    upload.start();
  });
}

/** No answer, one of a server in trouble, or one that wants the place looked up again. */
function worthAnotherTry(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status >= 500 || status === 409 || status === 429;
}

function apiErrorOf(error: Error | DetailedError): ApiError {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  return answer
    ? ApiError.fromBody(answer.getStatus(), answer.getBody(), answer.getHeader('Retry-After') ?? null)
    : ApiError.local('network');
}

function idIn(url: string | null): string {
  return url?.split('/').at(-1) ?? '';
}
