import { Button, Stack } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadDraft, saveDraft } from '../drafts';
import { createActionKey } from '../idempotency';
import { AttachmentPicker } from './attachment-picker';
import { Icon } from './icons';
import { ProblemAlert } from './problem-alert';
import { RichTextEditor } from './rich-text-editor';
import { useAttachments } from './use-attachments';

export interface Outgoing {
  html: string;
  attachmentIds: string[];
}

interface Props {
  /** The text box's name, e.g. "Reply". */
  label: string;
  placeholder?: string;
  sendLabel?: string;
  /** Whose draft, and of what; unsent text comes back here after sign-out or a closed tab. */
  draft: { userId: string; place: string };
  onSend: (message: Outgoing, idempotencyKey: string) => Promise<unknown>;
  /** More buttons beside Send; as a function they can send too. */
  actions?: ReactNode | ((composer: { send: () => void; blocked: boolean }) => ReactNode);
  autoFocus?: boolean;
}

/** Editor, attachments and Send in one. Import it lazily: the editor is larger than the rest of the page. */
export default function Composer({ label, placeholder, sendLabel, draft, onSend, actions, autoFocus }: Props) {
  const { t } = useTranslation('shared');
  const attachments = useAttachments();
  const [html, setHtml] = useState(() => loadDraft(draft.userId, draft.place));
  const [initialHtml] = useState(html);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [actionKey] = useState(createActionKey);
  const [editor, setEditor] = useState<Editor | null>(null);

  const empty = html === '' && attachments.ids.length === 0;
  const blocked = empty || busy || attachments.uploading || attachments.failed;

  const change = (next: string) => {
    setHtml(next);
    saveDraft(draft.userId, draft.place, next);
  };

  const send = async () => {
    if (blocked) return;
    const message = { html, attachmentIds: attachments.ids };
    setBusy(true);
    setError(null);
    // The box empties at once; the stored draft only after success, so nothing is lost in between.
    editor?.commands.clearContent(false);
    setHtml('');
    try {
      await onSend(message, actionKey.for(message));
      actionKey.done();
      attachments.clear();
      if (editor?.isEmpty !== false) saveDraft(draft.userId, draft.place, '');
    } catch (problem) {
      setError(problem);
      if (editor?.isEmpty && !editor.isDestroyed) {
        editor.commands.setContent(message.html);
        setHtml(message.html);
      }
    } finally {
      setBusy(false);
      // The page may have been left while the message was on its way.
      if (editor?.isDestroyed === false) editor.commands.focus();
    }
  };

  return (
    <Stack gap="xs">
      <AttachmentPicker
        attachments={attachments}
        actions={
          <>
            {typeof actions === 'function' ? actions({ send: () => void send(), blocked }) : actions}
            <Button leftSection={<Icon name="send" />} loading={busy} disabled={blocked && !busy} onClick={() => void send()}>
              {sendLabel ?? t('composer.send')}
            </Button>
          </>
        }
      >
        <RichTextEditor
          label={label}
          placeholder={placeholder}
          initialHtml={initialHtml}
          onChange={change}
          onSubmit={() => void send()}
          onReady={(created) => {
            setEditor(created);
            if (autoFocus) created.commands.focus('end');
          }}
        />
      </AttachmentPicker>
      <ProblemAlert error={error} />
    </Stack>
  );
}
