import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { problemText } from './problem-text';

const common = () => ({ closeButtonProps: { 'aria-label': i18next.t('dismiss', { ns: 'shared' }) } });

/** For failures whose control is no longer on the page, or never had room for a text. */
export function notifyProblem(error: unknown): void {
  notifications.show({
    ...common(),
    color: 'red',
    message: problemText(i18next.getFixedT(null, 'shared'), error),
    role: 'alert',
  });
}

export function notifyDone(message: string): void {
  notifications.show({ ...common(), message, role: 'status' });
}
