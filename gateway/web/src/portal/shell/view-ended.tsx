import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { viewReturn } from '@/shared/base';
import { BarePage } from '@/shared/components/bare-page';
import { StatePanel } from '@/shared/components/state-panel';

/** In place of the sign-in page: whoever looked as a customer has no password of theirs. */
export function ViewEnded() {
  const { t } = useTranslation('portal');
  return (
    <BarePage>
      <StatePanel
        level={1}
        icon="user"
        title={t('looking.over')}
        text={t('looking.overText')}
        action={
          <Button component="a" href={viewReturn()}>
            {t('looking.back')}
          </Button>
        }
      />
    </BarePage>
  );
}
