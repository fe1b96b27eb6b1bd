import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-drawer.module.css';

interface Props {
  opened: boolean;
  title: string;
  /** Width in pixels; never wider than the window. */
  size?: number;
  onClose: () => void;
  children: ReactNode;
}

/** Slides in from the side; its head stands in the body, where it is no second banner to screen readers. */
export function SideDrawer({ opened, title, size = 400, onClose, children }: Props) {
  const { t } = useTranslation('desk');
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size={size} classNames={{ content: classes.content }}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.head}>
            <Drawer.Title className={classes.title}>{title}</Drawer.Title>
            <Drawer.CloseButton aria-label={t('close')} />
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
