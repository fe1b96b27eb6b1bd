import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip';
import type { InboxSetting } from './inbox-settings';
import classes from './inboxes.module.css';

interface Props {
  inbox: InboxSetting;
  onRename: () => void;
  /** Absent for those who may not change the portal's settings. */
  onMakeDefault?: () => void;
  onDelete: () => void;
}

export function InboxItem({ inbox: { name, isDefault }, onRename, onMakeDefault, onDelete }: Props) {
  const { t } = useTranslation('desk');
  return (
    <li className={classes.item}>
      <span className={classes.name}>{name}</span>
      {isDefault && <Chip>{t('inboxes.default')}</Chip>}
      <span className={classes.actions}>
        {!isDefault && onMakeDefault && (
          <Button size="compact-md" variant="subtle" aria-label={t('inboxes.makeDefaultNamed', { name })} onClick={onMakeDefault}>
            {t('inboxes.makeDefault')}
          </Button>
        )}
        <Button size="compact-md" variant="default" aria-label={t('inboxes.renameNamed', { name })} onClick={onRename}>
          {t('inboxes.rename')}
        </Button>
        {!isDefault && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-label={t('inboxes.deleteNamed', { name })}
            onClick={onDelete}
          >
            {t('inboxes.deleteShort')}
          </Button>
        )}
      </span>
    </li>
  );
}
