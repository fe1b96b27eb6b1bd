import { Button, Stack } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadDraft, saveDraft } from '../drafts';
import { createActionKey } from '../idempotency';
import { hasUnsent, isImage, shownAttachments, withoutSources } from '../inline-images';
import { AttachmentPicker } from './attachment-picker';
import { Icon } from './icons';
import { ProblemAlert } from './problem-alert';
import { RichTextEditor } from './rich-text-editor';
import { UploadList } from './upload-list';
import { useAttachments } from './use-attachments';
import { useInlineImages } from './use-inline-images';

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
  /** Called with each change of a text that is not empty. */
  onTyping?: () => void;
  /** More buttons beside Send; as a function they can send too. */
  actions?: ReactNode | ((composer: { send: () => void; blocked: boolean }) => ReactNode);
  autoFocus?: boolean;
}

/** Editor, attachments and Send in one. Import it lazily: the editor is larger than the rest of the page. */
export default function Composer({ label, placeholder, sendLabel, draft, onSend, onTyping, actions, autoFocus }: Props) {
  const { t } = useTranslation('shared');
  const attachments = useAttachments();
  const [html, setHtml] = useState(() => loadDraft(draft.userId, draft.place));
  const [initialHtml] = useState(html);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [actionKey] = useState(createActionKey);
  const [editor, setEditor] = useState<Editor | null>(null);

  const { userId, place } = draft;
  const change = useCallback(
    (edited: string) => {
      const next = withoutSources(edited);
      setHtml(next);
      saveDraft(userId, place, next);
    },
    [userId, place],
  );
  const images = useInlineImages(
    editor,
    html,
    useCallback(() => editor && change(editor.getHTML()), [editor, change]),
  );

  const empty = html === '' && attachments.ids.length === 0;
  const blocked = empty || busy || attachments.uploading || attachments.failed || hasUnsent(html);

  // Where files were let go: pictures stand where they are dropped into the text, all else goes with it.
  const dropped = useRef<{ x: number; y: number } | null>(null);
  const add = (files: File[]) => {
    const place = dropped.current;
    dropped.current = null;
    const box = editor?.view.dom.getBoundingClientRect();
    const inText = place && box && place.x >= box.left && place.x <= box.right && place.y >= box.top && place.y <= box.bottom;
    const shown = inText ? files.filter(isImage) : [];
    if (place && shown.length > 0) images.insert(shown, editor?.view.posAtCoords({ left: place.x, top: place.y })?.pos);
    attachments.add(files.filter((file) => !shown.includes(file)));
  };

  const send = async () => {
    if (blocked) return;
    const message = { html, attachmentIds: [...attachments.ids, ...shownAttachments(html)] };
    setBusy(true);
    setError(null);
    // The box empties at once; the stored draft only after success, so nothing is lost in between.
    editor?.commands.clearContent(false);
    setHtml('');
    try {
      await onSend(message, actionKey.for(message));
      actionKey.done();
      attachments.clear();
      images.clear();
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
    <Stack
      gap="xs"
      onDropCapture={(event) => {
        dropped.current = { x: event.clientX, y: event.clientY };
      }}
    >
      <AttachmentPicker
        attachments={{ ...attachments, add }}
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
          onChange={(edited) => {
            change(edited);
            if (edited !== '') onTyping?.();
          }}
          onSubmit={() => void send()}
          onImages={images.insert}
          onReady={(created) => {
            setEditor(created);
            if (autoFocus) created.commands.focus('end');
          }}
        />
        <UploadList attachments={images.uploads} />
      </AttachmentPicker>
      <ProblemAlert error={error} />
    </Stack>
  );
}
