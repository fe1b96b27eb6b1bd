import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { Icon } from '@/shared/components/icons';
import { paths } from '../../paths';
import { tabOfField } from '../settings/tab-of-field';
import { useFieldLabel } from '../settings/use-field-label';
import classes from './properties.module.css';

export const isInUse = (error: unknown): error is ApiError => error instanceof ApiError && error.code === 'in-use';

/** Where the portal's settings still name what was to go. Renders nothing for other errors. */
export function InUseAlert({ error }: { error: unknown }) {
  const { t } = useTranslation('desk');
  const fieldLabel = useFieldLabel();
  if (!isInUse(error)) return null;
  const uses = Array.isArray(error.details.uses) ? error.details.uses.map(String) : [];
  return (
    <Alert
      role="alert"
      icon={<Icon name="alert" />}
      classNames={{ root: classes.alert, message: classes.alertText, icon: classes.alertIcon }}
    >
      {t('properties.inUse')}
      <ul className={classes.uses}>
        {uses.map((field) => (
          <li key={field}>
            <Link to={`${paths.settings}/${tabOfField(field)}`}>{fieldLabel(field)}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
