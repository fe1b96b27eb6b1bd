import '@mantine/core/styles/Progress.layer.css';
import { ActionIcon, Button, Progress } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../format';
import { problemText } from '../problem-text';
import { isResumable } from '../upload';
import { Icon } from './icons';
import classes from './upload-list.module.css';
import type { Attachments, Upload } from './use-attachments';

/** The server says best what is wrong with a file (empty, disguised, type refused). */
function reason(t: TFunction<'shared'>, upload: Upload): string {
  if (upload.error?.code === 'network' && isResumable(upload.file)) return t('attachments.interrupted');
  return upload.error?.field('file') ?? problemText(t, upload.error);
}

export function UploadList({ attachments }: { attachments: Attachments }) {
  const { t, i18n } = useTranslation('shared');
  if (attachments.uploads.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('attachments.label')}>
      {attachments.uploads.map((upload) => (
        <li key={upload.key} className={classes.item} data-state={upload.state}>
          <Icon name={upload.state === 'failed' ? 'alert' : 'file'} />
          <div className={classes.main}>
            <div className={classes.name}>
              {upload.file.name} <span className={classes.size}>{formatBytes(upload.file.size, i18n.language)}</span>
            </div>
            {upload.state === 'uploading' && (
              <Progress
                value={upload.progress * 100}
                size="sm"
                aria-label={t('attachments.progress', { name: upload.file.name })}
              />
            )}
            <div className={classes.waiting} role="status">
              {upload.waiting && t('attachments.waiting')}
            </div>
            {upload.state === 'failed' && (
              <div className={classes.error} role="alert">
                {reason(t, upload)}
              </div>
            )}
          </div>
          {upload.state === 'failed' && upload.error?.transient && (
            <Button size="compact-sm" variant="default" onClick={() => attachments.retry(upload.key)}>
              {t('error.retry')}
            </Button>
          )}
          {upload.state === 'uploading' ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('attachments.cancel', { name: upload.file.name })}
              onClick={() => attachments.remove(upload.key)}
            >
              {t('cancel')}
            </Button>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('attachments.remove', { name: upload.file.name })}
              onClick={() => attachments.remove(upload.key)}
            >
              <Icon name="close" />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
