import '@mantine/core/styles/Progress.layer.css';
import { ActionIcon, Button, Progress } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../format';
import { problemText } from '../problem-text';
import { Icon } from './icons';
import classes from './upload-list.module.css';
import type { Attachments, Upload } from './use-attachments';

/** The server says best what is wrong with a file (empty, disguised, type refused). */
function reason(t: TFunction<'shared'>, upload: Upload): string {
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
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('attachments.remove', { name: upload.file.name })}
            onClick={() => attachments.remove(upload.key)}
          >
            <Icon name="close" />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
