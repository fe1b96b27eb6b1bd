import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { PropertyType } from '@/shared/api-types';
import { deskKeys } from '../keys';

export const recordTypes = ['ticket', 'contact', 'company'] as const;
export type RecordType = (typeof recordTypes)[number];

export const visibilities = ['hidden', 'read', 'edit'] as const;
export type Visibility = (typeof visibilities)[number];

export interface PropertyOption {
  value: string;
  label: string;
}

export interface Property {
  record: RecordType;
  /** Internal name; never changes. */
  name: string;
  label: string;
  type: PropertyType;
  group: string;
  description: string | null;
  options: PropertyOption[];
  /** What customers may do with it. */
  visibility: Visibility;
  /** Comes with the portal: stays, whatever it is called. */
  standard: boolean;
  version: number;
}

/** The properties of tickets, contacts or companies, in the order in which lists show them. */
export const propertiesQuery = (record: RecordType) =>
  queryOptions({
    queryKey: [...deskKeys.properties, record],
    queryFn: async (context) => (await queryGet<{ items: Property[] }>(context, 'desk/properties', { record })).items,
    staleTime: 60_000,
  });
