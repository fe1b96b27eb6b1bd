import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { pageUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { usePageTitle } from '../../shell/use-page-title';
import type { Marks } from '../settings-area/area-nav';
import { AreaNav } from '../settings-area/area-nav';
import { DraftBar } from './draft-bar';
import { DraftProvider, useDraft } from './draft-context';
import { PortalSwitch } from './portal-switch';
import classes from './settings-page.module.css';
import { StaleNotice } from './stale-notice';
import { tabOfField } from './tab-of-field';
import { ActionsTab } from './tabs/actions-tab';
import { AccessTab } from './tabs/access-tab';
import { ConsentTab } from './tabs/consent-tab';
import { DisplayTab } from './tabs/display-tab';
import { DomainsTab } from './tabs/domains-tab';
import { FormTab } from './tabs/form-tab';
import { GeneralTab } from './tabs/general-tab';
import { PermissionsTab } from './tabs/permissions-tab';
import { PolicyCasesTab } from './tabs/policy-cases-tab';
import { VersionsTab } from './tabs/versions-tab';
import type { SettingsTab } from './tabs';
import { settingsTabs } from './tabs';

const ThemeTab = lazy(() => import('./tabs/theme-tab'));
const PagesTab = lazy(() => import('./tabs/pages-tab'));

const pages: Record<SettingsTab, ReactNode> = {
  general: <GeneralTab />,
  display: <DisplayTab />,
  actions: <ActionsTab />,
  form: <FormTab />,
  permissions: <PermissionsTab />,
  theme: <ThemeTab />,
  domains: <DomainsTab />,
  pages: <PagesTab />,
  consent: <ConsentTab />,
  access: <AccessTab />,
  cases: <PolicyCasesTab />,
  versions: <VersionsTab />,
};

/** Everything about the customer portal. Edits go into a draft, which customers see once it is published. */
export default function SettingsPage() {
  return (
    <div className={classes.page}>
      <DraftProvider>
        <PortalSettings />
      </DraftProvider>
    </div>
  );
}

function PortalSettings() {
  const { t } = useTranslation('desk');
  const params = useParams();
  const tab = settingsTabs.find((name) => name === params.tab);
  const { draft, errors, editor } = useDraft();
  usePageTitle(tab ? `${t(`settings.tabs.${tab}`)} · ${t('settings.title')}` : t('settings.title'));

  const marks: Marks = {
    ...Object.fromEntries(draft.changes.map(({ field }) => [tabOfField(field), 'changed'])),
    ...Object.fromEntries(Object.keys(errors).map((field) => [tabOfField(field), 'wrong'])),
  };

  return (
    <>
      <header className={classes.header}>
        <div className={classes.titles}>
          <p className={classes.area}>{t('settings.title')}</p>
          <h1 className={classes.title}>{draft.published.name}</h1>
        </div>
        <div className={classes.actions}>
          <PortalSwitch />
          <Button component="a" href={pageUrl('')} target="_blank" variant="default" leftSection={<Icon name="panel" />}>
            {t('viewPortal')}
          </Button>
        </div>
      </header>
      <DraftBar />
      <StaleNotice />
      <div className={classes.columns}>
        <AreaNav marks={marks} />
        {/* Leaving a control is the end of an edit; what was typed need not wait for the pause. */}
        <section className={classes.tab} onBlur={() => void editor.flush()} aria-labelledby="settings-tab">
          {tab ? (
            <>
              <h2 className={classes.heading} id="settings-tab">
                {t(`settings.tabs.${tab}`)}
              </h2>
              <p className={classes.lead}>{t(`settings.leads.${tab}`)}</p>
              <Suspense fallback={<LoadingRows />}>{pages[tab]}</Suspense>
            </>
          ) : (
            <StatePanel icon="search" title={t('notFound.title')} text={t('notFound.text')} />
          )}
        </section>
      </div>
    </>
  );
}
