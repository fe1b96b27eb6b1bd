import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '../problem-text';
import { Icon } from './icons';
import classes from './problem-alert.module.css';

/** A failed action, shown where it was tried. Renders nothing without an error. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation('shared');
  if (error == null) return null;
  return (
    <Alert className={classes.alert} classNames={{ message: classes.message, icon: classes.icon }} icon={<Icon name="alert" />}>
      {problemText(t, error)}
    </Alert>
  );
}
