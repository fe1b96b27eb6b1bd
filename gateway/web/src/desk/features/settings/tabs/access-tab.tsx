import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { Group } from '../controls';

/** Who gets in. There is one way so far: whoever was given a password. */
export function AccessTab() {
  const { t } = useTranslation('desk');
  return (
    <Group title={t('settings.accessTitle')} hint={t('settings.accessText')}>
      <div>
        <Button component={Link} to={paths.contacts} variant="default">
          {t('settings.toContacts')}
        </Button>
      </div>
    </Group>
  );
}
