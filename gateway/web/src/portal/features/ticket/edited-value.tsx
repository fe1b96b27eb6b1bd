import { useTranslation } from 'react-i18next';
import type { EditItem } from '../../types';
import { parts } from '../new-ticket/answers';
import { optionLabel } from '../new-ticket/default-labels';
import { PropertyText } from '../tickets/property-text';

/** A value that may be changed, for reading: options by their labels. */
export function EditedValue({ item: { type, value, options } }: { item: EditItem }) {
  const { t } = useTranslation(['portal', 'shared']);
  if (type !== 'select' && type !== 'multiSelect') return <PropertyText type={type} value={value} />;
  const chosen = parts(value).map((part) => options.find((option) => option.value === part) ?? { value: part, label: part });
  return <>{chosen.map((option) => optionLabel(t, option)).join(', ')}</>;
}
