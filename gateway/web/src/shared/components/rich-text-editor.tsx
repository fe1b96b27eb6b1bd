import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';
import '@mantine/tiptap/styles.layer.css';
import { Link, RichTextEditor as MantineEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import type { Editor } from '@tiptap/react';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cspNonce } from '../csp-nonce';
import { isImage, shownAttachments } from '../inline-images';
import { useEditorLabels } from './editor-labels';
import { InlineImage, uploadedImages } from './inline-image';
import classes from './rich-text-editor.module.css';

interface Props {
  label: string;
  placeholder?: string;
  initialHtml?: string;
  /** Empty string when there is no text. */
  onChange: (html: string) => void;
  /** Ctrl+Enter, or Command+Enter. */
  onSubmit: () => void;
  onReady?: (editor: Editor) => void;
  /** Takes pictures that are pasted; without it there are none in the text. */
  onImages?: (files: File[]) => void;
}

/** Pictures on the clipboard, unless they only depict the text beside them, as spreadsheets do. */
function pastedImages(data: DataTransfer | null): File[] {
  const text = new DOMParser().parseFromString(data?.getData('text/html') ?? '', 'text/html').body.textContent;
  return text.trim() === '' ? [...(data?.files ?? [])].filter(isImage) : [];
}

/** Without pictures of other messages, which cannot be sent a second time. */
function withOwnImages(html: string, editor: Editor | undefined): string {
  const pasted = new DOMParser().parseFromString(html, 'text/html');
  const own = new Set(shownAttachments(editor?.getHTML() ?? ''));
  uploadedImages.forEach((id) => own.add(id));
  const foreign = [...pasted.querySelectorAll<HTMLElement>('img')].filter(({ dataset }) => !own.has(dataset.attachment ?? ''));
  foreign.forEach((image) => image.remove());
  return foreign.length === 0 ? html : pasted.body.innerHTML;
}

/** Rich text with the style buttons along its bottom edge (P46). Loaded lazily, see composer. */
export function RichTextEditor({ label, placeholder, initialHtml = '', onChange, onSubmit, onReady, onImages }: Props) {
  const { t } = useTranslation('shared');
  const labels = useEditorLabels();
  const callbacks = useRef({ onChange, onSubmit, onReady, onImages });
  useEffect(() => {
    callbacks.current = { onChange, onSubmit, onReady, onImages };
  });

  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, heading: false, horizontalRule: false }),
      Link,
      ...(onImages ? [InlineImage] : []),
      Placeholder.configure({ placeholder: placeholder ?? '' }),
    ],
    content: initialHtml,
    injectNonce: cspNonce(),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      handleKeyDown: (_view, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        callbacks.current.onSubmit();
        return true;
      },
      handlePaste: (_view, event) => {
        const images = callbacks.current.onImages ? pastedImages(event.clipboardData) : [];
        if (images.length === 0) return false;
        // What is around the editor takes pasted files, too.
        event.stopPropagation();
        callbacks.current.onImages?.(images);
        return true;
      },
      transformPastedHTML: (html, view) =>
        callbacks.current.onImages ? withOwnImages(html, (view.dom as HTMLElement & { editor?: Editor }).editor) : html,
    },
    onCreate: ({ editor: created }) => callbacks.current.onReady?.(created),
    onUpdate: ({ editor: changed }) => callbacks.current.onChange(changed.isEmpty ? '' : changed.getHTML()),
  });

  return (
    <MantineEditor
      editor={editor}
      labels={labels}
      withTypographyStyles={false}
      classNames={{ root: classes.root, content: classes.content, toolbar: classes.toolbar, control: classes.control }}
    >
      <MantineEditor.Content />
      <MantineEditor.Toolbar role="toolbar" aria-label={t('editor.toolbar')}>
        <MantineEditor.ControlsGroup>
          <MantineEditor.Bold />
          <MantineEditor.Italic />
          <MantineEditor.Underline />
          <MantineEditor.Strikethrough />
        </MantineEditor.ControlsGroup>
        <MantineEditor.ControlsGroup>
          <MantineEditor.Link />
          <MantineEditor.BulletList />
          <MantineEditor.OrderedList />
          <MantineEditor.Blockquote />
          <MantineEditor.Code />
        </MantineEditor.ControlsGroup>
      </MantineEditor.Toolbar>
    </MantineEditor>
  );
}
