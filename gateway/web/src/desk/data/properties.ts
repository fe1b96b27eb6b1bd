import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { PropertyType } from '@/shared/api-types';
import { deskKeys } from '../keys';

export interface Property {
  name: string;
  label: string;
  type: PropertyType;
  group: string;
  options: { value: string; label: string }[];
  standard: boolean;
}

/** The properties of tickets, contacts or companies, in the order in which lists show them. */
export const propertiesQuery = (record: 'ticket' | 'contact' | 'company') =>
  queryOptions({
    queryKey: [...deskKeys.properties, record],
    queryFn: async (context) => (await queryGet<{ items: Property[] }>(context, 'desk/properties', { record })).items,
    staleTime: 60_000,
  });
