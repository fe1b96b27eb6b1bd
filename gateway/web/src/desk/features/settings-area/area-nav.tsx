import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { useSignedIn } from '@/shared/session';
import { paths } from '../../paths';
import { settingsTabs } from '../settings/tabs';
import classes from './area-nav.module.css';
import type { AreaPage } from './pages';
import { allowedGroups } from './pages';

/** What a dot beside a page tells: something is not published yet, or cannot be saved as it is. */
export type Marks = Partial<Record<AreaPage, 'changed' | 'wrong'>>;

/** The pages of the settings beside each other; on narrow screens one choice. */
export function AreaNav({ marks = {} }: { marks?: Marks }) {
  const { t } = useTranslation('desk');
  const groups = allowedGroups(useSignedIn().permissions);
  const navigate = useNavigate();
  const current = useLocation().pathname.split('/')[2];
  const nav = useRef<HTMLElement>(null);

  // The list may be longer than the window; the page one is on is in sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const label = (page: AreaPage) => {
    const tab = settingsTabs.find((name) => name === page);
    return tab ? t(`settings.tabs.${tab}`) : t(`settingsArea.pages.${page as Exclude<AreaPage, (typeof settingsTabs)[number]>}`);
  };

  return (
    <nav ref={nav} className={classes.nav} aria-label={t('settingsArea.title')}>
      <NativeSelect
        className={classes.choice}
        aria-label={t('settings.page')}
        value={current}
        data={groups.map((group) => ({
          group: t(`settingsArea.groups.${group.name}`),
          items: group.pages.map((page) => ({ value: page, label: label(page) })),
        }))}
        onChange={(event) => void navigate(`${paths.settings}/${event.currentTarget.value}`)}
      />
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group.name}>
            <h2 className={classes.group} id={`settings-group-${group.name}`}>
              {t(`settingsArea.groups.${group.name}`)}
            </h2>
            <ul className={classes.list} aria-labelledby={`settings-group-${group.name}`}>
              {group.pages.map((page) => (
                <li key={page}>
                  <NavLink to={`${paths.settings}/${page}`} className={classes.link}>
                    {label(page)}
                    {marks[page] && (
                      <span className={classes.dot} data-wrong={marks[page] === 'wrong' || undefined}>
                        <span className="visually-hidden">
                          {marks[page] === 'wrong' ? t('settings.tabWrong') : t('settings.tabChanged')}
                        </span>
                      </span>
                    )}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
