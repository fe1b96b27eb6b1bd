import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { formatDate } from '@/shared/format';
import type { Invitation } from './staff';
import classes from './staff.module.css';

/** The way in for somebody new. Behind the # it reaches no server's log. */
export function InvitationLink({ invitation, name }: { invitation: Invitation; name: string }) {
  const { t, i18n } = useTranslation('desk');
  const clipboard = useClipboard({ timeout: 3000 });
  const link = pageUrl(`desk/invitation#${invitation.token}`);
  return (
    <>
      <p className={classes.plain}>{t('staff.linkText', { name, date: formatDate(invitation.until, i18n.language) })}</p>
      <TextInput label={t('staff.link')} value={link} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
      <div>
        <Button
          variant="default"
          leftSection={<Icon name={clipboard.copied ? 'check' : 'file'} />}
          onClick={() => clipboard.copy(link)}
        >
          {t(clipboard.copied ? 'staff.copied' : 'staff.copy')}
        </Button>
      </div>
    </>
  );
}
