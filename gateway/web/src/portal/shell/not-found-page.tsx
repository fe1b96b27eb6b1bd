import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatePanel } from '@/shared/components/state-panel';
import { paths } from '../paths';

export function NotFoundPage() {
  const { t } = useTranslation('portal');
  return (
    <StatePanel
      level={1}
      icon="search"
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to={paths.tickets}>
          {t('notFound.home')}
        </Button>
      }
    />
  );
}
