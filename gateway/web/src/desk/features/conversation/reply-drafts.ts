import { loadDraft } from '@/shared/drafts';

export const replyTabs = ['reply', 'note'] as const;
export type ReplyTab = (typeof replyTabs)[number];

/** Reply and note are different texts to different readers, so each keeps its own draft. */
export const draftPlace = (number: number, tab: ReplyTab) => `desk-${tab}-${number}`;

export function isWriting(userId: string, number: number): boolean {
  return replyTabs.some((tab) => loadDraft(userId, draftPlace(number, tab)) !== '');
}
