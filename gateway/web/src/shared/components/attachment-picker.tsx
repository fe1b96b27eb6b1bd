import '@mantine/dropzone/styles.layer.css';
import { Button } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './attachment-picker.module.css';
import { Icon } from './icons';
import { UploadList } from './upload-list';
import type { Attachments } from './use-attachments';

interface Props {
  attachments: Attachments;
  maxFiles?: number;
  disabled?: boolean;
  /** What the picker surrounds; files may be dropped anywhere on it. */
  children?: ReactNode;
  /** Controls on the line of the button, at its end. */
  actions?: ReactNode;
}

/** Files by button or by dropping. Size and type are judged by the server, which alone knows the limits. */
export function AttachmentPicker({ attachments, maxFiles = 10, disabled, children, actions }: Props) {
  const { t } = useTranslation('shared');
  const open = useRef<() => void>(null);
  const full = attachments.uploads.length >= maxFiles;

  return (
    <Dropzone
      className={classes.zone}
      classNames={{ inner: classes.inner }}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      disabled={disabled || full}
      // The button stands for it.
      inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
      onDrop={(files) => attachments.add(files.slice(0, maxFiles - attachments.uploads.length))}
    >
      {children}
      <Dropzone.Accept>
        <div className={classes.overlay}>{t('attachments.drop')}</div>
      </Dropzone.Accept>
      <UploadList attachments={attachments} />
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<Icon name="paperclip" />}
          disabled={disabled || full}
          onClick={() => open.current?.()}
        >
          {t('attachments.attach')}
        </Button>
        <span className={classes.hint}>{full ? t('attachments.full', { count: maxFiles }) : t('attachments.dropHint')}</span>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </Dropzone>
  );
}
