import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { StatePanel } from '@/shared/components/state-panel';
import { useSession } from '@/shared/session';
import { BarePage } from '@/shared/components/bare-page';

/** Staff have no tickets of their own here; their place is the help desk. */
export function StaffNotice({ name }: { name: string }) {
  const { t } = useTranslation(['portal', 'shared']);
  const { signOut } = useSession();
  return (
    <BarePage>
      <StatePanel
        level={1}
        icon="inbox"
        title={t('staff.title')}
        text={t('staff.text', { name })}
        action={
          <Group justify="center">
            <Button component="a" href={pageUrl('desk/')}>
              {t('staff.toDesk')}
            </Button>
            <Button variant="default" onClick={() => void signOut()}>
              {t('signOut', { ns: 'shared' })}
            </Button>
          </Group>
        }
      />
    </BarePage>
  );
}
