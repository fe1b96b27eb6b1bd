import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../components/filter-builder/filter';
import { pipelinesQuery } from '../../data/directory';
import type { Property } from '../../data/properties';
import { propertiesQuery } from '../../data/properties';
import { usePropertyLabel } from './use-property-label';

const none: Property[] = [];

/** The properties a filter can ask about; pipelines and stages bring their choices from the desk's own. */
export function useFilterFields(record: 'ticket' | 'contact'): FilterField[] {
  const { t } = useTranslation('desk');
  const properties = useQuery(propertiesQuery(record)).data ?? none;
  const pipelines = useQuery(pipelinesQuery).data;
  const label = usePropertyLabel();

  return useMemo(() => {
    const choices: Record<string, FilterField['options'] | undefined> = {
      hs_pipeline: pipelines?.map(({ id, name }) => ({ value: id, label: name })),
      hs_pipeline_stage: pipelines?.flatMap(({ name, stages }) =>
        stages.map((stage) => ({ value: stage.id, label: pipelines.length > 1 ? `${name}: ${stage.label}` : stage.label })),
      ),
    };
    return properties
      .filter(({ type }) => type !== 'file')
      .map((property) => ({
        name: property.name,
        label: label(property),
        type: property.type,
        group: property.standard ? t(`settings.propertyGroup.${record}`) : property.group,
        options: choices[property.name] ?? property.options,
      }));
  }, [properties, pipelines, label, record, t]);
}
