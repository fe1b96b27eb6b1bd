import { Button, Checkbox, Stack } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import type { FormView } from '@/shared/form-view';
import { attachmentsName } from '@/shared/form-view';
import type { Values } from './answers';
import { askedWith } from './answers';
import type { FilesState } from './file-field';
import { FileField, noFiles } from './file-field';
import { FormField } from './form-field';
import type { Submission } from './support-form-api';
import { serverErrors, validate } from './validate';

interface Props {
  form: FormView;
  initial?: Values;
  /** Only looked at: no files are taken. */
  preview?: boolean;
  onChange?: (values: Values) => void;
  /** Rejects with what the server has against it. */
  onSubmit: (submission: Submission) => Promise<void>;
}

/** A form to fill in: asks what its conditions let it ask, and tells at each question what is wrong. */
export function SupportForm({ form, initial = {}, preview, onChange, onSubmit }: Props) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const [values, setValues] = useState(initial);
  const [files, setFiles] = useState<Record<string, FilesState>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [hidden, setHidden] = useState(false);

  const ids = Object.fromEntries(Object.entries(files).map(([name, state]) => [name, state.ids.join(';')]));
  const { asked, answers } = askedWith(form.fields, { ...values, ...ids }, i18n.language);
  const blocked = asked.some(({ name }) => files[name]?.blocked);

  const forget = (name: string) =>
    setErrors((all) => Object.fromEntries(Object.entries(all).filter(([field]) => field !== name)));

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    forget(name);
    onChange?.(next);
  };

  const show = (found: Record<string, string>) => {
    setErrors(found);
    const first = form.fields.find((field) => found[field.name]);
    if (first) focusField(first.name);
  };

  const submit = async () => {
    const found = validate(t, asked, answers, isHalfTyped);
    setProblem(null);
    if (Object.keys(found).length > 0) {
      show(found);
      return;
    }
    setBusy(true);
    try {
      await onSubmit({
        fields: Object.fromEntries(Object.entries(answers).filter(([name, answer]) => name !== attachmentsName && answer !== '')),
        attachmentIds: asked.some(({ name }) => name === attachmentsName) ? (files[attachmentsName] ?? noFiles).ids : [],
        ...(form.canHide && { hideFromColleagues: hidden }),
      });
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiError) show(serverErrors(error.errors));
    } finally {
      setBusy(false);
    }
  };

  const onFormSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <form onSubmit={onFormSubmit} noValidate>
      <Stack gap="var(--space-field)">
        {form.fields.map((field) => {
          const isAsked = asked.includes(field);
          if (field.type !== 'file') {
            return (
              isAsked && (
                <FormField
                  key={field.name}
                  field={field}
                  value={values[field.name] ?? ''}
                  error={errors[field.name]}
                  onChange={(value) => change(field.name, value)}
                />
              )
            );
          }
          // Files that were chosen are still there when the question comes back.
          return (
            <div key={field.name} hidden={!isAsked}>
              <FileField
                field={field}
                limits={field.files ?? form.limits}
                error={errors[field.name]}
                disabled={preview}
                onChange={(state) => {
                  setFiles((all) => ({ ...all, [field.name]: state }));
                  forget(field.name);
                }}
              />
            </div>
          );
        })}
        {form.canHide && (
          <Checkbox
            size="md"
            label={t('privacy.choose')}
            description={t('privacy.chooseHint')}
            checked={hidden}
            onChange={(event) => setHidden(event.currentTarget.checked)}
          />
        )}
        <ProblemAlert error={problem} />
        <div>
          <Button type="submit" size="md" loading={busy} disabled={blocked}>
            {form.button ?? t('newTicket.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

const element = (name: string) => document.getElementById(`field-${name}`);

/** The control itself, or the first one of a group. */
function focusField(name: string) {
  const field = element(name);
  const control = field?.matches('input, select, textarea')
    ? field
    : field?.querySelector<HTMLElement>('input:not([type=file]), button');
  control?.focus();
}

function isHalfTyped(name: string): boolean {
  const field = element(name);
  return field instanceof HTMLInputElement && field.validity.badInput;
}
