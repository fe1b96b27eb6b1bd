import { beforeEach, expect, it } from 'vitest';
import { forgetDrafts, loadDraft, saveDraft } from './drafts';

beforeEach(() => localStorage.clear());

it('keeps drafts apart by person and place', () => {
  saveDraft('ada', 'ticket-1', '<p>Hi</p>');
  expect(loadDraft('ada', 'ticket-1')).toBe('<p>Hi</p>');
  expect(loadDraft('ada', 'ticket-2')).toBe('');
  expect(loadDraft('ben', 'ticket-1')).toBe('');
});

it('forgets one person’s drafts and nobody else’s', () => {
  saveDraft('ada', 'ticket-1', 'a');
  saveDraft('ben', 'ticket-1', 'b');
  forgetDrafts('ada');
  expect(loadDraft('ada', 'ticket-1')).toBe('');
  expect(loadDraft('ben', 'ticket-1')).toBe('b');
});
