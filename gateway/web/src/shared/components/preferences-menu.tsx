import { Button, useMantineColorScheme } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api-types';
import { languages } from '../i18n';
import { usePortal } from '../portal-query';
import { useLanguage } from '../use-language';
import { Icon } from './icons';
import classes from './preferences-menu.module.css';

/** Each language in its own words, so that nobody has to read a foreign one to find theirs. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands', fr: 'Français' };
const schemes = ['auto', 'light', 'dark'] as const;

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly T[];
  selected: T;
  label: (option: T) => string;
  onSelect: (option: T) => void;
}

function Choice<T extends string>({ legend, options, selected, label, onSelect }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      {options.map((option) => (
        <label key={option} className={classes.option} lang={option in names ? option : undefined}>
          <input type="radio" name={name} value={option} checked={option === selected} onChange={() => onSelect(option)} />
          {label(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** Language and colour scheme. Plain radio buttons in a panel: a menu component would double the first load. */
export function PreferencesMenu() {
  const { t } = useTranslation('shared');
  const [opened, setOpened] = useState(false);
  const [language, setLanguage] = useLanguage();
  // The choice shows at once; its texts may still have to be fetched.
  const [picked, setPicked] = useState<Language | null>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const offered = usePortal().data?.languages ?? languages;
  const panelId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const root = useClickOutside<HTMLDivElement>(() => setOpened(false));

  return (
    <div
      ref={root}
      className={classes.root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !opened) return;
        setOpened(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpened(false);
      }}
    >
      <Button
        ref={button}
        variant="subtle"
        leftSection={<Icon name="language" />}
        aria-label={`${t('preferences.title')}: ${names[language]}`}
        aria-expanded={opened}
        aria-controls={opened ? panelId : undefined}
        classNames={{ section: classes.section }}
        onClick={() => setOpened(!opened)}
      >
        <span className={classes.name}>{names[language]}</span>
      </Button>
      {opened && (
        <div id={panelId} className={classes.panel}>
          <Choice
            legend={t('preferences.language')}
            options={offered}
            selected={picked ?? language}
            label={(option) => names[option]}
            onSelect={(option) => {
              setPicked(option);
              setLanguage(option);
            }}
          />
          <Choice
            legend={t('preferences.scheme')}
            options={schemes}
            selected={colorScheme}
            label={(option) => t(`preferences.${option}`)}
            onSelect={setColorScheme}
          />
        </div>
      )}
    </div>
  );
}
