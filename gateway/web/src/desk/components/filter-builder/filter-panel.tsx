import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingRows } from '@/shared/components/loading-rows';
import { notifyDone } from '@/shared/notify';
import { SideDrawer } from '../side-drawer';
import type { Filter, FilterField } from './filter';
import { completePart } from './filter';
import classes from './filter-panel.module.css';
import type { PreviewSource } from './filter-preview';
import { FilterPreview } from './filter-preview';

const FilterBuilder = lazy(() => import('./filter-builder').then((module) => ({ default: module.FilterBuilder })));

interface Props {
  title: string;
  lead: string;
  filter: Filter | null;
  fields: FilterField[];
  preview: PreviewSource;
  /** With what was built; conditions that were never completed are left out. */
  onClose: (filter: Filter | null) => void;
}

/** A filter under construction with what it would show. Closing applies it (P10). */
export function FilterPanel({ title, lead, filter, fields, preview, onClose }: Props) {
  const { t } = useTranslation('desk');
  const [built, setBuilt] = useState<Filter>(filter ?? { groups: [] });
  const { filter: complete, leftOut } = completePart(built, fields);

  const close = () => {
    if (leftOut > 0) notifyDone(t('filter.leftOut', { count: leftOut }));
    onClose(complete);
  };

  return (
    <SideDrawer opened title={title} size={720} onClose={close}>
      <p className={classes.lead}>{lead}</p>
      <Suspense fallback={<LoadingRows rows={3} />}>
        <FilterBuilder initial={filter} fields={fields} onChange={setBuilt} />
      </Suspense>
      <FilterPreview filter={complete} source={preview} />
      <div className={classes.foot}>
        <Button onClick={close}>{t('filter.apply')}</Button>
      </div>
    </SideDrawer>
  );
}
