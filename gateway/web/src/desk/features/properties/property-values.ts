import type { PropertyType } from '@/shared/api-types';
import type { Property, Visibility } from '../../data/properties';
import type { PropertyInput } from './property-settings';

export interface OptionDraft {
  /** Tells rows apart while they are being typed. */
  key: string;
  /** What is stored of it; null for an option that is new. */
  value: string | null;
  label: string;
}

export interface PropertyValues {
  label: string;
  name: string;
  type: PropertyType;
  group: string;
  description: string;
  visibility: Visibility;
  options: OptionDraft[];
}

export const hasOptions = (type: PropertyType) => type === 'select' || type === 'multiSelect';

/** Pipelines, stages and the like have choices that are not defined here. */
export const choosesHere = ({ type, standard, options }: Property) => hasOptions(type) && !(standard && options.length === 0);

export function valuesOf(property: Property, showGroup: (group: string) => string): PropertyValues {
  return {
    label: property.label,
    name: property.name,
    type: property.type,
    group: showGroup(property.group),
    description: property.description ?? '',
    visibility: property.visibility,
    options: property.options.map(({ value, label }) => ({ key: value, value, label })),
  };
}

export function inputOf(values: PropertyValues, known: Property | null, storeGroup: (text: string) => string): PropertyInput {
  const { label, name, type, group, description, visibility, options } = values;
  const chooses = known ? choosesHere(known) : hasOptions(type);
  return {
    ...(known ? {} : { name: name || undefined, type }),
    label: label.trim(),
    group: storeGroup(group.trim()),
    description: description.trim(),
    visibility,
    ...(chooses ? { options: options.map((option) => ({ value: option.value ?? undefined, label: option.label.trim() })) } : {}),
  };
}
