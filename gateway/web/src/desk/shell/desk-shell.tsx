import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { PortalInfo, Session } from '@/shared/api-types';
import type { IconName } from '@/shared/components/icons';
import { Icon } from '@/shared/components/icons';
import { SkipLink } from '@/shared/components/skip-link';
import { maySeeSettings } from '../features/settings-area/pages';
import { paths } from '../paths';
import classes from './desk-shell.module.css';
import { ConnectionState } from './connection-state';
import { ShortcutHelp } from './shortcut-help';
import { UserMenu } from './user-menu';

interface Props {
  portal: PortalInfo;
  session: Session;
  connected: boolean;
  children: ReactNode;
}

/** Screen readers start at the top of a new section; inside the inbox the conversation takes the focus itself. */
function useFocusOnSection() {
  const section = useLocation().pathname.split('/')[1];
  const main = useRef<HTMLElement>(null);
  const last = useRef(section);
  useEffect(() => {
    if (last.current === section) return;
    last.current = section;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [section]);
  return main;
}

export function DeskShell({ portal, session, connected, children }: Props) {
  const { t } = useTranslation('desk');
  const main = useFocusOnSection();
  const may = (permission: string) => session.permissions.includes(permission);
  const items: { to: string; icon: IconName; label: string; shown: boolean }[] = [
    { to: paths.inbox, icon: 'inbox', label: t('nav.inbox'), shown: may('tickets') },
    { to: paths.contacts, icon: 'users', label: t('nav.contacts'), shown: may('tickets') },
    { to: paths.imports, icon: 'upload', label: t('nav.imports'), shown: may('contacts') },
    { to: paths.settings, icon: 'settings', label: t('nav.settings'), shown: maySeeSettings(session.permissions) },
    { to: paths.operations, icon: 'pulse', label: t('nav.operations'), shown: may('operations') },
  ];

  return (
    <>
      <SkipLink />
      <div className={classes.shell}>
        <header className={`${classes.rail} no-print`}>
          <Link to="/" className={classes.brand} title={portal.name}>
            <span className={classes.mark} aria-hidden="true">
              {Array.from(portal.name)[0]?.toLocaleUpperCase()}
            </span>
            <span className={classes.portal}>{portal.name}</span>
          </Link>
          <nav className={classes.nav} aria-label={t('nav.label')}>
            {items
              .filter(({ shown }) => shown)
              .map((item) => (
                <NavLink key={item.to} to={item.to} className={classes.link}>
                  <Icon name={item.icon} size={20} />
                  <span>{item.label}</span>
                </NavLink>
              ))}
          </nav>
          <div className={classes.foot}>
            <ConnectionState connected={connected} />
            {may('tickets') && <ShortcutHelp />}
            <UserMenu portal={portal} session={session} />
          </div>
        </header>
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
    </>
  );
}
