import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api-types';
import { apiUrl } from '../base';
import { formatBytes } from '../format';
import classes from './attachment-list.module.css';
import { Icon } from './icons';

/** Files of a message, each a download. */
export function AttachmentList({ attachments }: { attachments: Attachment[] }) {
  const { t, i18n } = useTranslation('shared');
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('attachments.label')}>
      {attachments.map((file) => (
        <li key={file.id}>
          <a className={classes.file} href={apiUrl(`attachments/${file.id}`)} download={file.name}>
            <Icon name="file" />
            <span className={classes.name}>{file.name}</span>
            <span className={classes.size}>{formatBytes(file.size, i18n.language)}</span>
            <Icon name="download" size={16} />
          </a>
        </li>
      ))}
    </ul>
  );
}
