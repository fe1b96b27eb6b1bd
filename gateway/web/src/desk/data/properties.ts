import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../keys';

export type Property = schema.PropertyItem;
export type PropertyOption = schema.PropertyOption;
export type RecordType = schema.RecordType;
export type Visibility = schema.PortalVisibility;

export const recordTypes = ['ticket', 'contact', 'company'] as const satisfies RecordType[];
export const visibilities = ['hidden', 'read', 'edit'] as const satisfies Visibility[];

/** The properties of tickets, contacts or companies, in the order in which lists show them. */
export const propertiesQuery = (record: RecordType) =>
  queryOptions({
    queryKey: [...deskKeys.properties, record],
    queryFn: async (context) => (await queryGet<schema.PropertyList>(context, 'desk/properties', { record })).items,
    staleTime: 60_000,
  });

const none: Property[] = [];
const custom = (properties: Property[]) => properties.filter(({ standard }) => !standard);

/** The properties a portal has defined itself; none until they are known. */
export const useCustomProperties = (record: RecordType): Property[] =>
  useQuery({ ...propertiesQuery(record), select: custom }).data ?? none;
