import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem } from '@/shared/notify';
import type { Property, RecordType } from '../../data/properties';
import { fieldErrors } from '../../field-errors';
import { deriveName } from './derive-name';
import { newOption } from './options-editor';
import type { OptionDraft, PropertyValues } from './property-values';
import { choosesHere, hasOptions, inputOf, valuesOf } from './property-values';
import { propertySettingsQuery, useSaveProperty } from './property-settings';
import { useGroupLabel } from '../../components/properties/use-group-label';

/** A property while it is edited: its values, what is wrong with them, and the version they are based on. */
export function usePropertyForm(record: RecordType, known: Property | null, onSaved: () => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const save = useSaveProperty();
  const group = useGroupLabel();
  const list = useQuery(propertySettingsQuery(record)).data;
  const [based, setBased] = useState(known);
  // Until it is typed otherwise, the name follows the label.
  const [ownName, setOwnName] = useState(false);

  const form = useForm<PropertyValues>({
    initialValues: known
      ? valuesOf(known, group.show)
      : {
          label: '',
          name: '',
          type: 'text',
          group: t(`properties.groups.${record}`),
          description: '',
          visibility: 'hidden',
          options: [newOption()],
        },
    validate: (values) => {
      const missing = t('properties.missing');
      const errors: Record<string, string> = {};
      if (values.label.trim() === '') errors.label = missing;
      if (values.group.trim() === '') errors.group = missing;
      if (known ? choosesHere(known) : hasOptions(values.type)) {
        if (values.options.length === 0) errors.options = t('properties.optionsMissing');
        values.options.forEach((option, index) => {
          const label = option.label.trim();
          const same = (other: OptionDraft) => other.value === null && other.label.trim() === label;
          if (label === '') errors[`options[${index}].label`] = missing;
          else if (option.value === null && values.options.slice(0, index).some(same))
            errors[`options[${index}].label`] = t('properties.optionTwice');
        });
      }
      return errors;
    },
  });

  const setLabel = (label: string) => {
    form.setFieldValue('label', label);
    if (!known && !ownName) form.setFieldValue('name', deriveName(label, new Set(list?.items.map(({ name }) => name))));
  };
  const setName = (name: string) => {
    setOwnName(name !== '');
    form.setFieldValue('name', name);
  };
  const setOptions = (options: OptionDraft[]) => {
    const others = Object.entries(form.errors).filter(([path]) => !path.startsWith('options'));
    form.setFieldValue('options', options);
    form.setErrors(Object.fromEntries(others));
  };

  const send = (values: PropertyValues, version: Property | null) =>
    save.mutate(
      { record, input: inputOf(values, version, group.store), known: version },
      {
        onSuccess: ({ label }) => {
          notifyDone(known ? t('properties.saved', { label }) : t('properties.created', { label }));
          onSaved();
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );

  /** The property as it is now, on which the next attempt is based. */
  const rebase = async (): Promise<Property | null> => {
    try {
      const { items } = await queryClient.fetchQuery({ ...propertySettingsQuery(record), staleTime: 0 });
      const newest = items.find(({ name }) => name === known?.name) ?? null;
      save.reset();
      setBased(newest);
      return newest;
    } catch (error) {
      notifyProblem(error);
      return null;
    }
  };
  const reload = async () => {
    const newest = await rebase();
    if (newest) form.setValues(valuesOf(newest, group.show));
    if (newest) form.resetDirty();
  };
  const keep = async () => {
    const newest = await rebase();
    if (newest) send(form.values, newest);
  };

  return {
    form,
    save,
    based,
    groups: (list?.groups ?? []).map(group.show),
    setLabel,
    setName,
    setOptions,
    submit: form.onSubmit((values) => send(values, based)),
    reload: () => void reload(),
    keep: () => void keep(),
    error: (path: string) => form.errors[path] as string | undefined,
  };
}
