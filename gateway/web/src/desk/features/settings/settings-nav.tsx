import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useParams } from 'react-router';
import { paths } from '../../paths';
import { useDraft } from './draft-context';
import classes from './settings-nav.module.css';
import { tabOfField } from './tab-of-field';
import { settingsTabs } from './tabs';

/** The pages beside each other; on narrow screens one choice. A dot tells where something is not published yet. */
export function SettingsNav() {
  const { t } = useTranslation('desk');
  const { draft, errors } = useDraft();
  const navigate = useNavigate();
  const { tab = settingsTabs[0] } = useParams();
  const changed = new Set(draft.changes.map(({ field }) => tabOfField(field)));
  const wrong = new Set(Object.keys(errors).map(tabOfField));

  return (
    <nav className={classes.nav} aria-label={t('settings.title')}>
      <NativeSelect
        className={classes.choice}
        aria-label={t('settings.page')}
        value={tab}
        data={settingsTabs.map((name) => ({ value: name, label: t(`settings.tabs.${name}`) }))}
        onChange={(event) => void navigate(`${paths.settings}/${event.currentTarget.value}`)}
      />
      <ul className={classes.list}>
        {settingsTabs.map((name) => (
          <li key={name}>
            <NavLink to={`${paths.settings}/${name}`} className={classes.link}>
              {t(`settings.tabs.${name}`)}
              {(wrong.has(name) || changed.has(name)) && (
                <span className={classes.dot} data-wrong={wrong.has(name) || undefined}>
                  <span className="visually-hidden">{wrong.has(name) ? t('settings.tabWrong') : t('settings.tabChanged')}</span>
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
