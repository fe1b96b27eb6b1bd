import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/shared/api-error';
import { loadDraft, saveDraft } from '@/shared/drafts';
import type { FormView } from '@/shared/form-view';
import { createActionKey } from '@/shared/idempotency';
import { useSignedIn } from '@/shared/session';
import { ticketKeys } from '../../ticket-keys';
import type { Values } from './answers';
import { SupportForm } from './support-form';
import type { Submission, Submitted } from './support-form-api';
import { useSubmit } from './support-form-api';

const draftPlace = 'new-ticket';

function storedValues(userId: string): Values {
  const draft = loadDraft(userId, draftPlace);
  return draft === '' ? {} : (JSON.parse(draft) as Values);
}

/** The form with what makes it the customer's: typed text outlives the page, and submitting files a ticket. */
export function SupportFormView({ form, onSubmitted }: { form: FormView; onSubmitted: (result: Submitted) => void }) {
  const user = useSignedIn();
  const queryClient = useQueryClient();
  const [initial] = useState(() => storedValues(user.id));
  const [actionKey] = useState(createActionKey);
  const submit = useSubmit(form.id);

  const send = async (submission: Submission) => {
    try {
      const result = await submit.mutateAsync({ submission, key: actionKey.for(submission) });
      saveDraft(user.id, draftPlace, '');
      onSubmitted(result);
    } catch (error) {
      // The form may have been changed since it was loaded; what was typed stays.
      if (error instanceof ApiError && (error.status === 400 || error.status === 404)) {
        void queryClient.invalidateQueries({ queryKey: ticketKeys.form });
      }
      throw error;
    }
  };

  return (
    <SupportForm
      form={form}
      initial={initial}
      onChange={(values) => saveDraft(user.id, draftPlace, JSON.stringify(values))}
      onSubmit={send}
    />
  );
}
