import { describe, expect, it } from 'vitest';
import { readListState, writeListState } from './use-list-state';

describe('list state in the address', () => {
  it('is empty for the plain list', () => {
    expect(writeListState(readListState(new URLSearchParams())).toString()).toBe('');
  });

  it('survives a round trip', () => {
    const address =
      'view=mine&status=open&q=printer+jam&stage=New%2COpen&created=2026-01-01..&sort=subject&columns=subject%2Cowner';
    expect(writeListState(readListState(new URLSearchParams(address))).toString()).toBe(address);
  });

  it('counts unknown values as defaults', () => {
    const state = readListState(new URLSearchParams('view=all&status=deleted&sort='));
    expect(state).toMatchObject({ view: 'organization', status: 'all', sort: 'lastActivity', descending: true });
  });

  it('tells ascending from descending', () => {
    expect(readListState(new URLSearchParams('sort=created')).descending).toBe(false);
    expect(readListState(new URLSearchParams('sort=-created')).descending).toBe(true);
  });
});
