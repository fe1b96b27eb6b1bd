import { AreaFrame } from '../settings-area/area-frame';

export default function RolesPage() {
  return <AreaFrame title="Roles">{null}</AreaFrame>;
}
