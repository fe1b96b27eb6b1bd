import { AreaFrame } from '../settings-area/area-frame';

export default function PipelinesPage() {
  return <AreaFrame title="Pipelines">{null}</AreaFrame>;
}
