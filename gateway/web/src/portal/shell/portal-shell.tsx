import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation, useNavigationType } from 'react-router';
import type { PortalInfo } from '@/shared/api-types';
import { Icon } from '@/shared/components/icons';
import { PreferencesMenu } from '@/shared/components/preferences-menu';
import { SkipLink } from '@/shared/components/skip-link';
import { useSession, useSignedIn } from '@/shared/session';
import { paths } from '../paths';
import { PortalBrand } from './portal-brand';
import classes from './portal-shell.module.css';

/** A new page starts at its top, and screen readers start there too; the first load and going back are the browser's. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const isNew = useNavigationType() !== 'POP';
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (isNew) window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname, isNew]);
  return main;
}

export function PortalShell({ portal, children }: { portal: PortalInfo; children: ReactNode }) {
  const { t } = useTranslation(['portal', 'shared']);
  const { signOut } = useSession();
  const session = useSignedIn();
  const main = useFocusOnNavigation();
  const signOutLabel = t('signOut', { ns: 'shared' });

  return (
    <>
      <SkipLink />
      <header className={`${classes.header} no-print`}>
        <div className={classes.bar}>
          <Link to={paths.tickets} className={classes.name}>
            <PortalBrand portal={portal} />
          </Link>
          <nav className={classes.nav} aria-label={t('nav.label')}>
            <NavLink to={paths.tickets} end className={classes.navLink}>
              {portal.ticketsName ?? t('tickets.title')}
            </NavLink>
            {portal.form.connected && (
              <NavLink to={paths.newTicket} className={classes.navLink}>
                <Icon name="plus" size={16} />
                {portal.form.menuText ?? t('newTicket.title')}
              </NavLink>
            )}
          </nav>
          <div className={classes.account}>
            <span className={classes.person} title={session.email}>
              {session.name}
            </span>
            <PreferencesMenu />
            <Button
              variant="subtle"
              leftSection={<Icon name="signOut" />}
              aria-label={signOutLabel}
              onClick={() => void signOut()}
            >
              <span className={classes.signOutText}>{signOutLabel}</span>
            </Button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}
