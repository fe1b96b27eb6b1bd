import { AreaFrame } from '../settings-area/area-frame';

export default function FormBuilderPage() {
  return <AreaFrame title="FormBuilder">{null}</AreaFrame>;
}
