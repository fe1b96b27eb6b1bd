import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { PortalInfo, Session } from '@/shared/api-types';
import type { IconName } from '@/shared/components/icons';
import { Icon } from '@/shared/components/icons';
import { SkipLink } from '@/shared/components/skip-link';
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
  const admin = session.roles.includes('admin');
  const agent = admin || session.roles.includes('agent');
  const items: { to: string; icon: IconName; label: string }[] = [
    ...(agent
      ? [
          { to: paths.inbox, icon: 'inbox' as const, label: t('nav.inbox') },
          { to: paths.contacts, icon: 'users' as const, label: t('nav.contacts') },
        ]
      : []),
    ...(admin ? [{ to: paths.imports, icon: 'upload' as const, label: t('nav.imports') }] : []),
    ...(session.permissions.includes('portal-settings')
      ? [{ to: paths.settings, icon: 'settings' as const, label: t('nav.settings') }]
      : []),
    ...(session.roles.includes('operator') ? [{ to: paths.operations, icon: 'pulse' as const, label: t('nav.operations') }] : []),
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
            {items.map((item) => (
              <NavLink key={item.to} to={item.to} className={classes.link}>
                <Icon name={item.icon} size={20} />
                <span>{item.label}</span>
              </NavLink>
            ))}
          </nav>
          <div className={classes.foot}>
            <ConnectionState connected={connected} />
            {agent && <ShortcutHelp />}
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
