import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { SearchBox } from '@/shared/components/search-box';
import { StatePanel } from '@/shared/components/state-panel';
import type { Property, RecordType } from '../../data/properties';
import { usePropertyLabel } from '../settings/use-property-label';
import classes from './properties.module.css';
import { propertySettingsQuery } from './property-settings';
import { PropertyTable } from './property-table';

export function PropertyList({ record, onOpen }: { record: RecordType; onOpen: (property: Property) => void }) {
  const { t } = useTranslation('desk');
  const propertyLabel = usePropertyLabel();
  const [q, setQ] = useState('');
  const list = useQuery(propertySettingsQuery(record));
  if (list.isPending) return <LoadingRows />;
  if (!list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;

  const words = q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const found = list.data.items.filter((property) => {
    const text =
      `${propertyLabel(property)} ${property.label} ${property.name} ${property.description ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });

  return (
    <>
      <div className={classes.search}>
        <SearchBox label={t('properties.search')} placeholder={t('properties.searchHint')} value={q} onChange={setQ} />
        <span className={classes.count} role="status">
          {t('properties.count', { count: found.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <StatePanel icon="search" title={t('properties.noMatch')} />
      ) : (
        <PropertyTable
          record={record}
          properties={found}
          groups={list.data.groups.filter((group) => found.some((property) => property.group === group))}
          onOpen={onOpen}
        />
      )}
    </>
  );
}
