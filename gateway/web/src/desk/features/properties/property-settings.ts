import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type { PropertyList, PropertyType } from '@/shared/api-schema';
import { newKey } from '@/shared/idempotency';
import type { Property, RecordType, Visibility } from '../../data/properties';
import { deskKeys } from '../../keys';

export const propertySettingsQuery = (record: RecordType) =>
  queryOptions({
    queryKey: [...deskKeys.propertySettings, record],
    queryFn: (context) => queryGet<PropertyList>(context, 'settings/properties', { record }),
  });

/** What can be said of a property; name and type only once, when it is created. */
export interface PropertyInput {
  name?: string;
  type?: PropertyType;
  label: string;
  group: string;
  description: string;
  visibility: Visibility;
  /** An option without a value is new. Absent where there are none to choose. */
  options?: { value?: string; label: string }[];
}

interface Save {
  record: RecordType;
  input: PropertyInput;
  /** The property to change, as it was read; null creates one. */
  known: Property | null;
}

const address = ({ record, name }: Property) => `settings/properties/${record}/${name}`;

function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: deskKeys.propertySettings }),
      queryClient.invalidateQueries({ queryKey: deskKeys.properties }),
    ]);
}

export function useSaveProperty() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ record, input, known }: Save) =>
      known
        ? api.patch<Property>(address(known), input, { ifMatch: known.version })
        : api.post<Property>('settings/properties', { record, ...input }, { idempotencyKey: newKey() }),
    onSuccess: refresh,
  });
}

export function useDeleteProperty() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (property: Property) => api.delete(address(property), { ifMatch: property.version }),
    onSuccess: refresh,
  });
}
