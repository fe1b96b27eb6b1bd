import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { setupQuery } from '../data/setup-query';
import { paths } from '../paths';
import { BarePage } from '@/shared/components/bare-page';

/** No portal answers here: either nothing has been set up yet, or the address is wrong. */
export function NoPortal() {
  const { t } = useTranslation('desk');
  const setup = useQuery(setupQuery);
  return (
    <BarePage>
      {setup.isPending ? (
        <LoadingRows rows={3} />
      ) : setup.data?.needed ? (
        <StatePanel
          level={1}
          icon="settings"
          title={t('noPortal.setupTitle')}
          text={t('noPortal.setupText')}
          action={
            <Button component={Link} to={paths.setup}>
              {t('noPortal.setup')}
            </Button>
          }
        />
      ) : (
        <StatePanel level={1} icon="search" title={t('noPortal.title')} text={t('noPortal.text')} />
      )}
    </BarePage>
  );
}
