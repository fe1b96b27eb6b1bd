import { apiUrl } from './base';

/** What may stand in a message itself; other files go with it. */
const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export const isImage = (file: File) => types.includes(file.type);

/** Messages name pictures by the id of an attachment; where that is depends on the portal the page belongs to. */
export const imageUrl = (attachment: string) => apiUrl(`attachments/${attachment}`, { inline: 1 });

const reference = /<img data-attachment="([^"]+)"/gu;

/** The attachments that a message shows in its text. */
export function shownAttachments(html: string): string[] {
  return [...new Set([...html.matchAll(reference)].map(([, id = '']) => id))];
}

/** Without the addresses the editor shows them by: what is stored and sent is the same on every page. */
export function withoutSources(html: string): string {
  return html.replace(/(<img data-attachment="[^"]*") src="[^"]*"/gu, '$1');
}

/** Whether a picture is not uploaded yet. */
export function hasUnsent(html: string): boolean {
  return /<img (?!data-attachment=)/u.test(html);
}
