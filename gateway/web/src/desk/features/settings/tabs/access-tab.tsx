import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { Group } from '../controls';
import { useDraft } from '../draft-context';
import classes from '../settings.module.css';

const switches = ['selfRegistration', 'groupsRequired'] as const;

/** Who gets in: whoever was given a password, and what the switches add to that. */
export function AccessTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  return (
    <>
      <Group title={t('settings.accessTitle')} hint={t('settings.accessText')}>
        <div>
          <Button component={Link} to={paths.contacts} variant="default">
            {t('settings.toContacts')}
          </Button>
        </div>
      </Group>
      <Group title={t('settings.accessSwitches')}>
        {switches.map((name) => (
          <Switch
            key={name}
            label={t(`settings.field.access_${name}`)}
            description={t(`settings.${name}Hint`)}
            error={error(`access.${name}`)}
            checked={values.access[name]}
            onChange={(event) => edit({ access: { ...values.access, [name]: event.currentTarget.checked } }, { now: true })}
          />
        ))}
        <p className={classes.hint}>{t('settings.accessLater')}</p>
      </Group>
    </>
  );
}
