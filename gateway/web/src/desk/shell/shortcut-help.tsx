import { ActionIcon, Button, Group, Kbd, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import { Icon } from '@/shared/components/icons';
import classes from './shortcut-help.module.css';
import { enableShortcuts, shortcutsEnabled, useShortcuts } from './use-shortcuts';

const shortcuts = [
  { keys: ['j', '↓'], text: 'next' },
  { keys: ['k', '↑'], text: 'previous' },
  { keys: ['Enter'], text: 'open' },
  { keys: ['/'], text: 'search' },
  { keys: ['r'], text: 'reply' },
  { keys: ['n'], text: 'note' },
  { keys: ['a'], text: 'assign' },
  { keys: ['e'], text: 'close' },
  { keys: ['Ctrl', 'Enter'], text: 'send' },
  { keys: ['?'], text: 'help' },
] as const;

export function ShortcutHelp() {
  const { t } = useTranslation('desk');
  const [opened, setOpened] = useState(false);
  const [on, setOn] = useState(shortcutsEnabled);
  useShortcuts({ '?': () => setOpened(true) });

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={classes.help}
        aria-label={t('shortcuts.title')}
        onClick={() => setOpened(true)}
      >
        <Icon name="keyboard" size={20} />
      </ActionIcon>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('shortcuts.title')}>
        <dl className={classes.keys}>
          {shortcuts.map(({ keys, text }) => (
            <div key={text}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(`shortcuts.${text}`)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          label={t('shortcuts.enabled')}
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
            enableShortcuts(event.currentTarget.checked);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setOpened(false)}>
            {t('close')}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
