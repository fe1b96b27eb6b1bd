import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalInfo, Session } from '@/shared/api-types';
import { StatePanel } from '@/shared/components/state-panel';
import { useSession } from '@/shared/session';
import { BarePage } from './bare-page';

/** Operators keep the installation running; tickets and settings are not theirs to see. */
export function OperatorPage({ portal, session }: { portal: PortalInfo; session: Session }) {
  const { t } = useTranslation(['desk', 'shared']);
  const { signOut } = useSession();
  return (
    <BarePage>
      <StatePanel
        level={1}
        icon="info"
        title={t('operator.title', { name: session.firstName })}
        text={t('operator.text', { portal: portal.name })}
        action={
          <Group justify="center">
            {/* Health belongs to the installation, so it lies outside any portal's own path. */}
            <Button component="a" href="/health" target="_blank" rel="noreferrer">
              {t('operator.health')}
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
