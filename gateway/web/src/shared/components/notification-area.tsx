import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Its own lazy part: nothing is announced before the first page stands. */
export default function NotificationArea({ app }: { app: 'portal' | 'desk' }) {
  // At the desk the buttons to send and save are at the bottom right and must stay uncovered.
  return <Notifications position={app === 'desk' ? 'bottom-left' : 'bottom-right'} className="no-print" />;
}
