import type { ParticipantRight, RatingScore } from '@/shared/api-schema';

/** What participants may do; each holds the ones before. */
export const rights: ParticipantRight[] = ['view', 'reply', 'close'];

/** How a customer found the closing of their ticket. */
export const scores: RatingScore[] = ['good', 'ok', 'bad'];
