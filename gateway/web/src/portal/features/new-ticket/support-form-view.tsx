import { Button, Input, Stack } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { useAttachments } from '@/shared/components/use-attachments';
import { loadDraft, saveDraft } from '@/shared/drafts';
import { createActionKey } from '@/shared/idempotency';
import { useSignedIn } from '@/shared/session';
import { fieldLabel } from './default-labels';
import { FormField } from './form-field';
import type { Submitted, SupportForm } from './support-form-api';
import { useSubmit } from './support-form-api';
import type { Values } from './validate';
import { serverErrors, validate } from './validate';

const AttachmentPicker = lazy(() =>
  import('@/shared/components/attachment-picker').then((module) => ({ default: module.AttachmentPicker })),
);
const draftPlace = 'new-ticket';

function storedValues(userId: string): Values {
  const draft = loadDraft(userId, draftPlace);
  return draft === '' ? {} : (JSON.parse(draft) as Values);
}

export function SupportFormView({ form, onSubmitted }: { form: SupportForm; onSubmitted: (result: Submitted) => void }) {
  const { t } = useTranslation(['portal', 'shared']);
  const user = useSignedIn();
  const [values, setValues] = useState<Values>(() => storedValues(user.id));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [actionKey] = useState(createActionKey);
  const attachments = useAttachments();
  const submit = useSubmit(form.id);

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    setErrors((all) => Object.fromEntries(Object.entries(all).filter(([field]) => field !== name)));
    saveDraft(user.id, draftPlace, JSON.stringify(next));
  };

  const show = (problems: Record<string, string>) => {
    setErrors(problems);
    const first = form.fields.find((field) => problems[field.name]);
    if (first) document.getElementById(`field-${first.name}`)?.focus();
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const problems = validate(t, form.fields, values, attachments.ids.length);
    if (Object.keys(problems).length > 0) {
      show(problems);
      return;
    }
    const fields = Object.fromEntries(
      form.fields.flatMap(({ name }) => (values[name]?.trim() ? [[name, values[name].trim()]] : [])),
    );
    const submission = { fields, attachmentIds: attachments.ids };
    submit.mutate(
      { submission, key: actionKey.for(submission) },
      {
        onSuccess: (result) => {
          saveDraft(user.id, draftPlace, '');
          onSubmitted(result);
        },
        onError: (error) => {
          if (error instanceof ApiError) show(serverErrors(error.errors));
        },
      },
    );
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="var(--space-field)">
        {form.fields.map((field) =>
          field.type === 'file' ? (
            <Input.Wrapper
              key={field.name}
              labelElement="div"
              label={fieldLabel(t, field)}
              description={field.help}
              required={field.required}
              error={errors[field.name] ?? errors.attachmentIds}
              size="md"
            >
              <Suspense fallback={null}>
                <AttachmentPicker attachments={attachments} maxFiles={form.limits.maxFiles} />
              </Suspense>
            </Input.Wrapper>
          ) : (
            <FormField
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              error={errors[field.name]}
              onChange={(value) => change(field.name, value)}
            />
          ),
        )}
        <ProblemAlert error={submit.error} />
        <div>
          <Button type="submit" size="md" loading={submit.isPending} disabled={attachments.uploading || attachments.failed}>
            {form.button ?? t('newTicket.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
