import { describe, expect, it } from 'vitest';
import { inboxSearch, readInboxState } from './use-inbox-state';

describe('inbox state', () => {
  it('survives the way into the address and back', () => {
    const state = { view: 'mine', q: 'tent & pole', sort: 'created', inbox: 'b1' } as const;
    expect(readInboxState(new URLSearchParams(inboxSearch(state)))).toEqual(state);
  });

  it('leaves the plain inbox a plain address', () => {
    expect(inboxSearch(readInboxState(new URLSearchParams()))).toBe('');
  });

  it('falls back to the defaults for what it does not know', () => {
    expect(readInboxState(new URLSearchParams('view=spam&sort=priority'))).toMatchObject({ view: 'open', sort: '-lastActivity' });
  });
});
