import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Icon } from '@/shared/components/icons';
import { paths } from '../../paths';
import classes from './conversation.module.css';

/** On a phone the list is another screen; the address keeps its view, search and order. */
export function BackToList() {
  const { t } = useTranslation('desk');
  const { search } = useLocation();
  return (
    <ActionIcon
      component={Link}
      to={paths.inbox + search}
      variant="subtle"
      color="gray"
      size="lg"
      className={classes.back}
      aria-label={t('ticket.back')}
    >
      <Icon name="arrowLeft" />
    </ActionIcon>
  );
}
