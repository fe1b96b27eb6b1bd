import '@mantine/dropzone/styles.layer.css';
import { Button, Progress } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { newKey } from '@/shared/idempotency';
import { uploadFile } from '@/shared/upload';
import { deskKeys } from '../../keys';
import { paths } from '../../paths';
import { uploadQuery } from './import-queries';
import classes from './imports.module.css';
import type { Upload } from './types';

const maxBytes = 50 * 1024 * 1024;

export function UploadFile() {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const open = useRef<() => void>(null);
  const [progress, setProgress] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);

  const upload = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) =>
      uploadFile<Upload>('desk/imports', file, {
        idempotencyKey: key,
        signal: new AbortController().signal,
        onProgress: setProgress,
      }),
    onSuccess: (stored) => {
      queryClient.setQueryData(uploadQuery(stored.id).queryKey, stored);
      void queryClient.invalidateQueries({ queryKey: deskKeys.imports });
      void navigate(paths.import(stored.id));
    },
  });
  // The server names the line where the file is broken, which says more than any sentence of ours.
  const broken = upload.error instanceof ApiError ? upload.error.field('file') : null;
  const problem = refused ?? broken;

  return (
    <div>
      <Dropzone
        className={classes.zone}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        multiple={false}
        maxSize={maxBytes}
        loading={false}
        disabled={upload.isPending}
        // The button stands for it.
        inputProps={{ 'aria-hidden': true, tabIndex: -1, accept: '.csv,text/csv' }}
        onReject={() => setRefused(t('imports.tooLarge'))}
        onDrop={([file]) => {
          if (!file) return;
          upload.reset();
          setProgress(0);
          const csv = /\.csv$/iu.test(file.name);
          setRefused(csv ? null : t('imports.notCsv'));
          if (csv) upload.mutate({ file, key: newKey() });
        }}
      >
        <div className={classes.drop}>
          <Icon name="upload" size={28} />
          <p>{t('imports.drop')}</p>
          <Button loading={upload.isPending} onClick={() => open.current?.()}>
            {t('imports.choose')}
          </Button>
          <p className={classes.muted}>{t('imports.limit')}</p>
        </div>
      </Dropzone>
      {upload.isPending && <Progress mt="sm" value={progress * 100} aria-label={t('imports.uploading')} />}
      {problem && (
        <p className={classes.problem} role="alert">
          <Icon name="alert" /> {problem}
        </p>
      )}
      {!broken && <ProblemAlert error={upload.error} />}
    </div>
  );
}
