import { ActionIcon, Skeleton } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import type { EditItem } from '../../types';
import { propertyLabel } from '../tickets/columns';
import type { Edits } from './use-edits';

const PropertyEditor = lazy(() => import('./property-editor'));

interface Props {
  item: EditItem;
  edits: Edits;
  className: string | undefined;
  /** Whether it stands in a list of terms. */
  inList?: boolean;
  /** How it looks while it is not being changed, with the pencil. */
  children: (pencil: ReactNode) => ReactNode;
}

/** A value with a pencil that turns it into a field, in its place. */
export function Editable({ item, edits, className, inList = false, children }: Props) {
  const { t } = useTranslation(['portal', 'shared']);
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The field is gone, so the focus would be nowhere.
    if (wasEditing.current && !editing) pencil.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (!editing) {
    return (
      <div className={className}>
        {children(
          <ActionIcon
            ref={pencil}
            className="no-print"
            variant="subtle"
            color="gray"
            aria-label={t('edit.label', { property: propertyLabel(t, item.name, item.label) })}
            onClick={() => setEditing(true)}
          >
            <Icon name="pencil" size={16} />
          </ActionIcon>,
        )}
      </div>
    );
  }
  const editor = (
    <Suspense fallback={<Skeleton height={80} />}>
      <PropertyEditor item={item} onSave={edits.save} onDone={() => setEditing(false)} />
    </Suspense>
  );
  if (!inList) return <div className={className}>{editor}</div>;
  return (
    <div className={className}>
      <dt className="visually-hidden">{propertyLabel(t, item.name, item.label)}</dt>
      <dd>{editor}</dd>
    </div>
  );
}
