import { AreaFrame } from '../settings-area/area-frame';

export default function InboxesPage() {
  return <AreaFrame title="Inboxes">{null}</AreaFrame>;
}
