import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemText } from '../problem-text';
import { Icon } from './icons';
import { StatePanel } from './state-panel';

/** A failed load in place of the content, with the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <div role="alert">
      <StatePanel
        icon="alert"
        title={t('error.title')}
        text={problemText(t, error)}
        action={
          <Button variant="default" leftSection={<Icon name="retry" />} onClick={onRetry}>
            {t('error.retry')}
          </Button>
        }
      />
    </div>
  );
}
