import { Node } from '@tiptap/core';
import { imageUrl } from '../inline-images';

interface Storage {
  /** Attachments by the address a picture is shown at while and after it is uploaded. */
  uploaded: Map<string, string>;
}

declare module '@tiptap/core' {
  interface Storage {
    inlineImage: { uploaded: Map<string, string> };
  }
}

/** A picture in the text. Its id is looked up when the text is read, so that undoing and redoing lose nothing. */
export const InlineImage = Node.create<object, Storage>({
  name: 'inlineImage',
  group: 'inline',
  inline: true,
  draggable: true,

  addStorage: () => ({ uploaded: new Map() }),

  addAttributes: () => ({
    attachment: { default: null, rendered: false, parseHTML: (element: HTMLElement) => element.dataset.attachment },
    preview: { default: null, rendered: false },
    alt: { default: '' },
  }),

  // What comes from other pages has addresses of theirs and stays out.
  parseHTML: () => [{ tag: 'img[data-attachment]' }],

  renderHTML({ node }) {
    const { attachment, preview, alt } = node.attrs as Record<'attachment' | 'preview', string | null> & { alt: string };
    const id = attachment ?? (preview === null ? undefined : this.storage.uploaded.get(preview));
    return ['img', { 'data-attachment': id ?? null, src: preview ?? (id === undefined ? null : imageUrl(id)), alt }];
  },
});
