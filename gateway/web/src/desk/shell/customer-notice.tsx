import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { StatePanel } from '@/shared/components/state-panel';
import { useSession } from '@/shared/session';
import { BarePage } from '@/shared/components/bare-page';

/** A customer who followed a colleague's link: their tickets are in the portal, not here. */
export function CustomerNotice({ name }: { name: string }) {
  const { t } = useTranslation(['desk', 'shared']);
  const { signOut } = useSession();
  return (
    <BarePage>
      <StatePanel
        level={1}
        icon="user"
        title={t('customer.title')}
        text={t('customer.text', { name })}
        action={
          <Group justify="center">
            <Button component="a" href={pageUrl('')}>
              {t('customer.toPortal')}
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
