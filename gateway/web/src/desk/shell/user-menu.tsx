import type { MantineColorScheme } from '@mantine/core';
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Language, PortalInfo, Session } from '@/shared/api-types';
import { pageUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { Initials } from '@/shared/components/initials';
import { useSession } from '@/shared/session';
import { useLanguage } from '@/shared/use-language';
import classes from './user-menu.module.css';

/** Each language in its own words, so that nobody has to read a foreign one to find theirs. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands', fr: 'Français' };
const schemes = ['auto', 'light', 'dark'] as const;

export function UserMenu({ portal, session }: { portal: PortalInfo; session: Session }) {
  const { t } = useTranslation(['desk', 'shared']);
  const { signOut } = useSession();
  const phone = useMediaQuery('(max-width: 767px)');
  const [language, setLanguage] = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  return (
    // Inside its landmark and not in a portal; fixed, so that the rail's own scrolling does not clip it.
    <Menu
      position={phone ? 'bottom-end' : 'right-end'}
      width={250}
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
      classNames={{ label: classes.menuLabel }}
    >
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <Initials name={session.name} tone="agent" />
          <span className="visually-hidden">{t('userMenu')}</span>
          <span className={classes.userText}>
            <span className={classes.userName}>{session.name}</span>
            <span className={classes.userEmail}>{session.email}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('preferences.language', { ns: 'shared' })}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(next) => setLanguage(next as Language)}>
          {portal.languages.map((option) => (
            <Menu.RadioItem key={option} value={option} lang={option}>
              {names[option]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('preferences.scheme', { ns: 'shared' })}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(next) => setColorScheme(next as MantineColorScheme)}>
          {schemes.map((option) => (
            <Menu.RadioItem key={option} value={option}>
              {t(`preferences.${option}`, { ns: 'shared' })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component="a" href={pageUrl('')} target="_blank" leftSection={<Icon name="panel" />}>
          {t('viewPortal')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={() => void signOut()}>
          {t('signOut', { ns: 'shared' })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
