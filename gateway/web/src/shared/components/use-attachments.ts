import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../api-error';
import type { Attachment } from '../api-types';
import { newKey } from '../idempotency';
import { uploadAttachment } from '../upload';

export interface Upload {
  /** Also the idempotency key, so a retry of the same file cannot store it twice. */
  key: string;
  file: File;
  state: 'uploading' | 'failed' | 'done';
  /** Fraction sent, 0 to 1. */
  progress: number;
  /** Interrupted; it goes on by itself. */
  waiting: boolean;
  error: ApiError | null;
  attachment: Attachment | null;
}

export interface Attachments {
  uploads: Upload[];
  ids: string[];
  /** Something is still on its way, so sending has to wait. */
  uploading: boolean;
  failed: boolean;
  add: (files: File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  clear: () => void;
}

/** Files chosen for one message; each is uploaded at once, so sending does not have to wait for them. */
export function useAttachments(): Attachments {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const change = useCallback((key: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }, []);

  const start = useCallback(
    (key: string, file: File) => {
      const abort = new AbortController();
      running.current.set(key, abort);
      uploadAttachment(file, {
        idempotencyKey: key,
        signal: abort.signal,
        onProgress: (progress) => change(key, { progress }),
        onWaiting: (waiting) => change(key, { waiting }),
      }).then(
        (attachment) => change(key, { state: 'done', progress: 1, waiting: false, attachment }),
        (error: ApiError) => change(key, { state: 'failed', waiting: false, error }),
      );
    },
    [change],
  );

  const add = useCallback(
    (files: File[]) => {
      const added = files.map<Upload>((file) => ({
        key: newKey(),
        file,
        state: 'uploading',
        progress: 0,
        waiting: false,
        error: null,
        attachment: null,
      }));
      setUploads((all) => [...all, ...added]);
      added.forEach((upload) => start(upload.key, upload.file));
    },
    [start],
  );

  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort();
    running.current.delete(key);
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }, []);

  const retry = useCallback(
    (key: string) => {
      const upload = uploads.find((candidate) => candidate.key === key);
      if (!upload) return;
      // A large file goes on where it was; the others tell at once that they begin anew.
      change(key, { state: 'uploading', error: null });
      start(key, upload.file);
    },
    [uploads, change, start],
  );

  const clear = useCallback(() => {
    running.current.forEach((abort) => abort.abort());
    running.current.clear();
    setUploads([]);
  }, []);

  useEffect(() => {
    const pending = running.current;
    return () => pending.forEach((abort) => abort.abort());
  }, []);

  return {
    uploads,
    ids: uploads.flatMap((upload) => (upload.attachment ? [upload.attachment.id] : [])),
    uploading: uploads.some((upload) => upload.state === 'uploading'),
    failed: uploads.some((upload) => upload.state === 'failed'),
    add,
    remove,
    retry,
    clear,
  };
}
