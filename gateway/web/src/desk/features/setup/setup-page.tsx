import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { pageUrl } from '@/shared/base';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { portalQuery } from '@/shared/portal-query';
import { setupQuery } from '../../data/setup-query';
import { paths } from '../../paths';
import { BarePage } from '@/shared/components/bare-page';
import { usePageTitle } from '../../shell/use-page-title';
import type { Setup } from './setup-form';
import { SetupForm } from './setup-form';
import classes from './setup-page.module.css';

/** The first run: whoever holds the one-time token names the portal and becomes its administrator. */
export default function SetupPage() {
  const { t } = useTranslation('desk');
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const setup = useQuery(setupQuery);
  usePageTitle(t('setup.title'));

  const done = async ({ slug, email }: Setup) => {
    queryClient.setQueryData(setupQuery.queryKey, { needed: false });
    try {
      await queryClient.fetchQuery({ ...portalQuery, staleTime: 0, retry: false });
      void navigate(paths.inbox, { state: { setupEmail: email } });
    } catch {
      // Not reachable under this address: on a shared host the new portal has a path of its own.
      window.location.assign(pageUrl(`/p/${slug}/desk/`));
    }
  };

  return (
    <BarePage wide>
      {setup.isPending ? (
        <LoadingRows />
      ) : setup.error ? (
        <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />
      ) : setup.data.needed ? (
        <>
          <h1 className={classes.title}>{t('setup.title')}</h1>
          <p className={classes.lead}>{t('setup.lead')}</p>
          <SetupForm token={params.get('token') ?? ''} onDone={(values) => void done(values)} />
        </>
      ) : (
        <StatePanel
          level={1}
          icon="check"
          title={t('setup.doneTitle')}
          text={t('setup.doneText')}
          action={
            <Button component={Link} to={paths.inbox}>
              {t('setup.toSignIn')}
            </Button>
          }
        />
      )}
    </BarePage>
  );
}
