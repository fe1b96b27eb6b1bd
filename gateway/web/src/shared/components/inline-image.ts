import { Node } from '@tiptap/core';
import { imageUrl } from '../inline-images';

/** Attachments by the addresses at which this page shows pictures since they were chosen. */
export const uploadedImages = new Map<string, string>();

/** A picture in the text. Its id is looked up when the text is read, so that undoing and redoing lose nothing. */
export const InlineImage = Node.create({
  name: 'inlineImage',
  group: 'inline',
  inline: true,
  draggable: true,

  addAttributes: () => ({
    attachment: { default: null, rendered: false, parseHTML: (element: HTMLElement) => element.dataset.attachment },
    preview: { default: null, rendered: false },
    alt: { default: '' },
  }),

  // What comes from other pages has addresses of theirs and stays out.
  parseHTML: () => [{ tag: 'img[data-attachment]' }],

  renderHTML({ node }) {
    const { attachment, preview, alt } = node.attrs as Record<'attachment' | 'preview', string | null> & { alt: string };
    const id = attachment ?? (preview === null ? undefined : uploadedImages.get(preview));
    return ['img', { 'data-attachment': id ?? null, src: preview ?? (id === undefined ? null : imageUrl(id)), alt }];
  },
});
