import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { loadDraft, saveDraft } from '@/shared/drafts';
import { notifyDone } from '@/shared/notify';
import { useSignedIn } from '@/shared/session';
import { deskKeys } from '../../keys';
import type { Errors } from './builder-state';
import { changedField, errorsOf, readKept, withoutField, withoutSettings } from './builder-state';
import { refreshLists } from './form-api';
import type { Definition, FieldDefinition, FormRecord } from './form-definition';
import { definitionOf } from './form-definition';

const same = (one: Definition, other: Definition) => JSON.stringify(one) === JSON.stringify(other);

/** The form under construction. What is not saved outlives the page, the session and somebody else's change. */
export function useBuilder(loaded: FormRecord) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const user = useSignedIn();
  const place = `form:${loaded.id}`;
  const [kept] = useState(() => {
    const found = readKept(loadDraft(user.id, place));
    return found && same(found.definition, definitionOf(loaded)) ? null : found;
  });
  const [saved, setSaved] = useState(loaded);
  const [version, setVersion] = useState(kept?.version ?? loaded.version);
  const [definition, setDefinition] = useState(kept?.definition ?? definitionOf(loaded));
  const [errors, setErrors] = useState<Errors>({});
  const dirty = !same(definition, definitionOf(saved));

  const put = useMutation({
    mutationFn: ({ what, ifMatch }: { what: Definition; ifMatch: number }) =>
      api.put<FormRecord>(`settings/forms/${loaded.id}`, what, { ifMatch }),
    retry: false,
    onSuccess: (record, { what }) => {
      setSaved(record);
      setVersion(record.version);
      setErrors({});
      // What was changed meanwhile is newer than the answer.
      setDefinition((current) => (current === what ? definitionOf(record) : current));
      queryClient.setQueryData([...deskKeys.forms, record.id], record);
      refreshLists(queryClient);
      notifyDone(t('forms.saved'));
    },
    onError: (error, { what }) => {
      if (error instanceof ApiError) setErrors(errorsOf(error.errors, what));
    },
  });

  useEffect(() => {
    saveDraft(user.id, place, dirty ? JSON.stringify({ version, definition }) : '');
  }, [user.id, place, dirty, version, definition]);

  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [dirty]);

  const leaving = useRef<() => void>(undefined);
  useEffect(() => {
    leaving.current = dirty ? () => notifyDone(t('forms.kept', { name: definition.name })) : undefined;
  });
  useEffect(() => () => leaving.current?.(), []);

  const edit = (part: Partial<Definition>) => {
    setDefinition((all) => ({ ...all, ...part }));
    setErrors((all) => withoutSettings(all, part));
  };

  return {
    definition,
    /** The most that a question for files can allow. */
    limits: saved.limits,
    errors,
    dirty,
    saving: put.isPending,
    /** Set when the last attempt to save failed. */
    problem: put.error,
    /** Whether changes of an earlier visit are back on the page. */
    restored: kept !== null && dirty && saved === loaded,
    edit,
    editField: (property: string, part: Partial<FieldDefinition>) => {
      setDefinition((all) => ({ ...all, fields: changedField(all.fields, property, part) }));
      setErrors((all) => withoutField(all, property));
    },
    save: (ifMatch = version) => put.mutate({ what: definition, ifMatch }),
    /** Back to what is saved; after somebody else's change, to theirs. */
    discard: (record = saved) => {
      put.reset();
      setSaved(record);
      setVersion(record.version);
      setErrors({});
      setDefinition(definitionOf(record));
    },
  };
}

export type Builder = ReturnType<typeof useBuilder>;
