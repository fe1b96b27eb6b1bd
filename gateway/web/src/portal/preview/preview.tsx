import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import type { SystemPageName } from '@/shared/api-types';
import { systemPages } from '@/shared/api-types';
import { cspNonce } from '@/shared/csp-nonce';
import { portalQuery } from '@/shared/portal-query';
import { FixedSession } from '@/shared/session';
import { cssVariablesResolver, theme } from '@/shared/theme';
import type { PreviewState } from '@/shared/theming/preview-message';
import { ThemeFollower } from '@/shared/theming/theme-follower';
import { patterns, paths } from '../paths';
import { PortalShell } from '../shell/portal-shell';
import { FormPreview } from './form-preview';
import classes from './preview.module.css';
import { sampleData } from './sample-data';
import { SystemPagePreview } from './system-page-preview';

const TicketListPage = lazy(() => import('../features/tickets/ticket-list-page'));
const TicketPage = lazy(() => import('../features/ticket/ticket-page'));
const NewTicketPage = lazy(() => import('../features/new-ticket/new-ticket-page'));

const isSystemPage = (page: PreviewState['page']): page is SystemPageName => systemPages.some((name) => name === page);

/** The customer app's own pages with sample tickets. They find everything they would ask for, so nothing is asked. */
export function Preview({ page, scheme, language, portal, form }: PreviewState) {
  const { t, i18n } = useTranslation('portal');
  const sample = useMemo(() => sampleData(t, portal), [t, portal]);
  const queryClient = useMemo(() => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    client.setQueryData(portalQuery.queryKey, portal);
    sample.answers.forEach(([key, data]) => client.setQueryData(key, data));
    return client;
  }, [portal, sample]);

  useEffect(() => {
    if (language !== i18n.language) void i18n.changeLanguage(language);
  }, [language, i18n]);

  const places = { list: paths.tickets, ticket: paths.ticket(sample.number), form: paths.newTicket };
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        forceColorScheme={scheme}
        getStyleNonce={cspNonce}
      >
        <ThemeFollower theme={portal.theme} />
        <FixedSession session={sample.session}>
          {form ? (
            <main className={classes.formAlone}>
              <FormPreview form={form} title={portal.form.menuText} />
            </main>
          ) : isSystemPage(page) ? (
            <SystemPagePreview portal={portal} page={page} />
          ) : (
            <MemoryRouter key={page} initialEntries={[places[page]]}>
              <PortalShell portal={portal}>
                <Suspense fallback={null}>
                  <Routes>
                    <Route path={paths.tickets} element={<TicketListPage portal={portal} />} />
                    <Route path={patterns.newTicket} element={<NewTicketPage portal={portal} />} />
                    <Route path={patterns.ticket} element={<TicketPage />} />
                  </Routes>
                </Suspense>
              </PortalShell>
            </MemoryRouter>
          )}
        </FixedSession>
      </MantineProvider>
    </QueryClientProvider>
  );
}
