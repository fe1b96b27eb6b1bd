import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { readAuditState } from './use-audit-state';

describe('what an entry of the audit log changed', () => {
  it('is only what differs, part by part', () => {
    expect(
      differences(
        { label: 'Lead', permissions: ['tickets'], theme: { radius: 8, font: 'serif' }, version: 1 },
        { label: 'Lead', permissions: ['tickets', 'audit'], theme: { radius: 4, font: 'serif' }, version: 2 },
      ),
    ).toEqual([
      { path: 'permissions', before: ['tickets'], after: ['tickets', 'audit'] },
      { path: 'theme.radius', before: 8, after: 4 },
    ]);
  });

  it('is everything of what is new or gone', () => {
    expect(differences(null, { name: 'Returns', closed: false })).toEqual([
      { path: 'name', before: undefined, after: 'Returns' },
      { path: 'closed', before: undefined, after: false },
    ]);
    expect(differences({ name: 'Returns' }, null)).toEqual([{ path: 'name', before: 'Returns', after: undefined }]);
  });

  it('tells apart a value that was set from one that was cleared', () => {
    expect(differences({ alias: null, note: 'x' }, { alias: 'Team', note: null })).toEqual([
      { path: 'alias', before: undefined, after: 'Team' },
      { path: 'note', before: 'x', after: undefined },
    ]);
  });

  it('is nothing where nothing was kept', () => {
    expect(differences(null, null)).toEqual([]);
    expect(differences({ a: [1] }, { a: [1] })).toEqual([]);
  });
});

it('reads the filters from any address', () => {
  expect(readAuditState(new URLSearchParams('q=lead&from=2026-11-22&to=tomorrow&x=1'))).toEqual({
    q: 'lead',
    actor: '',
    action: '',
    from: '2026-11-22',
    to: '',
  });
});
