import { AreaFrame } from '../settings-area/area-frame';

export default function PropertiesPage() {
  return <AreaFrame title="Properties">{null}</AreaFrame>;
}
