import type { Editor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { uploadedImages } from './inline-image';
import type { Attachments } from './use-attachments';
import { useAttachments } from './use-attachments';

export interface InlineImages {
  /** Those on their way or refused, as long as they stand in the text. */
  uploads: Attachments;
  /** Puts pictures into the text, at a place or where the cursor is, and uploads them. */
  insert: (files: File[], at?: number) => void;
  clear: () => void;
}

/** The address of this page's own at which a picture is shown. */
const previews = new WeakMap<File, string>();
const previewOf = (file: File | undefined) => (file && previews.get(file)) ?? 'none';

/** Pictures pasted or dropped into a text: shown at once, uploaded like files, and sent as long as they stand there. */
export function useInlineImages(editor: Editor | null, html: string, onUploaded: () => void): InlineImages {
  const uploads = useAttachments();
  const urls = useRef<string[]>([]);

  useEffect(() => {
    const fresh = uploads.uploads.filter(({ file, attachment }) => attachment && !uploadedImages.has(previewOf(file)));
    if (fresh.length === 0) return;
    fresh.forEach(({ file, attachment }) => attachment && uploadedImages.set(previewOf(file), attachment.id));
    onUploaded();
  }, [uploads.uploads, onUploaded]);

  useEffect(() => {
    const made = urls.current;
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, []);

  const insert = (files: File[], at?: number) => {
    if (!editor) return;
    const nodes = files.map((file) => {
      const preview = URL.createObjectURL(file);
      previews.set(file, preview);
      urls.current.push(preview);
      return { type: 'inlineImage', attrs: { preview, alt: file.name } };
    });
    editor.commands.insertContentAt(at ?? editor.state.selection, nodes);
    uploads.add(files);
  };

  const remove = (key: string) => {
    const preview = previewOf(uploads.uploads.find((upload) => upload.key === key)?.file);
    editor?.commands.command(({ tr }) => {
      tr.doc.descendants((node, position) => {
        if (node.attrs.preview === preview) tr.delete(tr.mapping.map(position), tr.mapping.map(position + node.nodeSize));
      });
      return true;
    });
    uploads.remove(key);
  };

  const unfinished = uploads.uploads.filter(({ state, file }) => state !== 'done' && html.includes(previewOf(file)));
  return { uploads: { ...uploads, uploads: unfinished, remove }, insert, clear: uploads.clear };
}
