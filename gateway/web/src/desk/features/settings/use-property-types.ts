import { useQuery } from '@tanstack/react-query';
import { propertiesQuery } from '../../data/properties';
import type { Property } from '../../data/properties';

const none: Property[] = [];

/** What ticket properties are called and hold. */
export const usePropertyTypes = (): Property[] => useQuery(propertiesQuery('ticket')).data ?? none;
