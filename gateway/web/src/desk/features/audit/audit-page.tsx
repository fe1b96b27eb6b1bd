import { AreaFrame } from '../settings-area/area-frame';

export default function AuditPage() {
  return <AreaFrame title="Audit">{null}</AreaFrame>;
}
