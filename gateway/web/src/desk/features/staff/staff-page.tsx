import { AreaFrame } from '../settings-area/area-frame';

export default function StaffPage() {
  return <AreaFrame title="Staff">{null}</AreaFrame>;
}
