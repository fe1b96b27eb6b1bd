import { AreaFrame } from '../settings-area/area-frame';

export default function FormsPage() {
  return <AreaFrame title="Forms">{null}</AreaFrame>;
}
