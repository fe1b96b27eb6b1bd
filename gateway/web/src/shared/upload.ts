import { csrfToken, noteOutcome } from './api-client';
import { ApiError } from './api-error';
import type { Attachment } from './api-types';
import { apiUrl } from './base';

export interface UploadOptions {
  idempotencyKey: string;
  signal: AbortSignal;
  /** Fraction sent, 0 to 1. */
  onProgress: (fraction: number) => void;
  /** Whether it is interrupted and goes on by itself. */
  onWaiting?: (waiting: boolean) => void;
}

/** Larger files go in parts, so that a lost connection does not cost all that was sent. */
const inOnePiece = 5 * 1024 * 1024;

/** Whether another attempt goes on where the last one ended. */
export const isResumable = (file: File) => file.size > inOnePiece;

export async function uploadAttachment(file: File, options: UploadOptions): Promise<Attachment> {
  if (!isResumable(file)) return uploadFile('attachments', file, options);
  const { uploadInParts } = await import('./resumable-upload').catch(() => {
    throw ApiError.local('network');
  });
  return uploadInParts(file, options);
}

/** Uploads one file. XMLHttpRequest, because fetch does not report how much has been sent. */
export function uploadFile<T>(path: string, file: File, options: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', apiUrl(path));
    xhr.setRequestHeader('Accept', 'application/json');
    xhr.setRequestHeader('Idempotency-Key', options.idempotencyKey);
    const csrf = csrfToken();
    if (csrf !== null) xhr.setRequestHeader('X-CSRF', csrf);

    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    };
    xhr.onload = () => {
      const failed = xhr.status < 200 || xhr.status >= 300;
      const error = failed ? ApiError.fromBody(xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After')) : null;
      noteOutcome(xhr.status, error?.code ?? null, false);
      if (error) reject(error);
      else resolve(JSON.parse(xhr.responseText) as T);
    };
    xhr.onerror = () => reject(ApiError.local('network'));
    options.signal.addEventListener('abort', () => xhr.abort());

    const body = new FormData();
    body.append('file', file);
    xhr.send(body);
  });
}
