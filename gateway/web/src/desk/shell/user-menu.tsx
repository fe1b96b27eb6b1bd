import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language, PortalInfo, Session } from '@/shared/api-types';
import { pageUrl } from '@/shared/base';
import { Icon } from '@/shared/components/icons';
import { Initials } from '@/shared/components/initials';
import { useSession } from '@/shared/session';
import { useLanguage } from '@/shared/use-language';
import classes from './desk-shell.module.css';

/** Each language in its own words, so that nobody has to read a foreign one to find theirs. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands', fr: 'Français' };
const schemes = ['auto', 'light', 'dark'] as const;

export function UserMenu({ portal, session }: { portal: PortalInfo; session: Session }) {
  const { t } = useTranslation(['desk', 'shared']);
  const { signOut } = useSession();
  const [language, setLanguage] = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mark = (selected: boolean) => (selected ? <Icon name="check" /> : <span className={classes.noMark} />);

  return (
    <Menu position="right-end" width={250} classNames={{ label: classes.menuLabel }}>
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
        {portal.languages.map((option) => (
          <Menu.Item
            key={option}
            lang={option}
            role="menuitemradio"
            aria-checked={option === language}
            leftSection={mark(option === language)}
            onClick={() => setLanguage(option)}
          >
            {names[option]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('preferences.scheme', { ns: 'shared' })}</Menu.Label>
        {schemes.map((option) => (
          <Menu.Item
            key={option}
            role="menuitemradio"
            aria-checked={option === colorScheme}
            leftSection={mark(option === colorScheme)}
            onClick={() => setColorScheme(option)}
          >
            {t(`preferences.${option}`, { ns: 'shared' })}
          </Menu.Item>
        ))}
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
