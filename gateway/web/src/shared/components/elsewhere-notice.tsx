import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '../base';
import { useSession } from '../session';
import { BarePage } from './bare-page';
import type { IconName } from './icons';
import { StatePanel } from './state-panel';

interface Props {
  icon: IconName;
  title: string;
  text: string;
  /** The app where this person belongs. */
  app: '' | 'desk/';
  link: string;
}

/** Whoever followed a link to the app of the others is led to their own, or out. */
export function ElsewhereNotice({ icon, title, text, app, link }: Props) {
  const { t } = useTranslation('shared');
  const { signOut } = useSession();
  return (
    <BarePage>
      <StatePanel
        level={1}
        icon={icon}
        title={title}
        text={text}
        action={
          <Group justify="center">
            <Button component="a" href={pageUrl(app)}>
              {link}
            </Button>
            <Button variant="default" onClick={() => void signOut()}>
              {t('signOut')}
            </Button>
          </Group>
        }
      />
    </BarePage>
  );
}
