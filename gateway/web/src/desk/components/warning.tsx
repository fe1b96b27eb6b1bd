import type { AlertProps } from '@mantine/core';
import { Alert } from '@mantine/core';
import { Icon } from '@/shared/components/icons';
import classes from './warning.module.css';

/** What one should know before going on. */
export function Warning(props: Pick<AlertProps, 'role' | 'mb' | 'children'>) {
  return (
    <Alert
      icon={<Icon name="alert" />}
      classNames={{ root: classes.warning, message: classes.text, icon: classes.text }}
      {...props}
    />
  );
}
