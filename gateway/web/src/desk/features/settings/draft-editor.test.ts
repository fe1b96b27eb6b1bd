import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/shared/api-error';
import { DraftEditor, pauseMs } from './draft-editor';
import type { Draft, Settings, SettingsPatch } from './types';

const draft = (version: number, settings: Partial<Settings> = {}) => ({ version, settings }) as Draft;
const invalid = (errors: Record<string, string[]>) => new ApiError(400, { type: 'urn:portal:problem:validation', errors });

function editor(...answers: (Draft | ApiError)[]) {
  const send = vi.fn<(part: SettingsPatch, version: number) => Promise<Draft>>();
  for (const answer of answers) {
    if (answer instanceof ApiError) send.mockRejectedValueOnce(answer);
    else send.mockResolvedValueOnce(answer);
  }
  return { send, draftEditor: new DraftEditor(draft(1), send) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('an edit', () => {
  it('is sent once typing pauses, based on the version last seen', async () => {
    const { send, draftEditor } = editor(draft(2));
    draftEditor.edit({ name: 'A' });
    draftEditor.edit({ name: 'Ac' });
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(send.mock.calls).toEqual([[{ name: 'Ac' }, 1]]);
    expect(draftEditor.current()).toMatchObject({ status: 'idle', unsaved: {}, draft: { version: 2 } });
  });

  it('made while another is on its way follows on the version that one made', async () => {
    const { send, draftEditor } = editor(draft(2), draft(3));
    draftEditor.edit({ name: 'A' }, { now: true });
    draftEditor.edit({ name: 'B', slug: 'b' });
    await draftEditor.flush();
    expect(send.mock.calls).toEqual([
      [{ name: 'A' }, 1],
      [{ name: 'B', slug: 'b' }, 2],
    ]);
  });

  it('that is refused stays with its reason and holds up no other', async () => {
    const { send, draftEditor } = editor(invalid({ slug: ['Taken.'] }), draft(2));
    draftEditor.edit({ slug: 'taken', name: 'A' });
    await draftEditor.flush();
    expect(send.mock.calls[1]).toEqual([{ name: 'A' }, 1]);
    expect(draftEditor.current()).toMatchObject({ unsaved: { slug: 'taken' }, errors: { slug: 'Taken.' }, status: 'idle' });
  });

  it('of a refused value is tried again', async () => {
    const { send, draftEditor } = editor(invalid({ 'columns[1].label': ['Too long.'] }), draft(2));
    draftEditor.edit({ columns: [] }, { now: true });
    await draftEditor.flush();
    draftEditor.edit({ columns: [{ property: 'subject', label: null }] });
    expect(draftEditor.current().errors).toEqual({});
    await draftEditor.flush();
    expect(send).toHaveBeenCalledTimes(2);
    expect(draftEditor.dirty).toBe(false);
  });

  it('that does not go with an untouched field is refused itself', async () => {
    const { draftEditor } = editor(invalid({ scopeFilter: ['Needed.'] }));
    draftEditor.edit({ ticketScope: 'group' });
    await draftEditor.flush();
    expect(draftEditor.current()).toMatchObject({ unsaved: { ticketScope: 'group' }, errors: { scopeFilter: 'Needed.' } });
  });

  it('that was refused for the sake of another field goes along once that field is right', async () => {
    const { send, draftEditor } = editor(invalid({ scopeFilter: ['Say which contacts.'] }), draft(2));
    draftEditor.edit({ ticketScope: 'group' }, { now: true });
    await draftEditor.flush();
    expect(draftEditor.current().errors).toEqual({ scopeFilter: 'Say which contacts.' });
    const scopeFilter = { groups: [] };
    draftEditor.edit({ scopeFilter }, { now: true });
    await draftEditor.flush();
    expect(send.mock.calls[1]).toEqual([{ ticketScope: 'group', scopeFilter }, 1]);
    expect(draftEditor.current()).toMatchObject({ status: 'idle', unsaved: {}, errors: {} });
  });

  it('stays for another attempt when the server cannot be reached', async () => {
    const { draftEditor } = editor(ApiError.local('network'), draft(2));
    draftEditor.edit({ name: 'A' });
    await draftEditor.flush();
    expect(draftEditor.current()).toMatchObject({ status: 'failed', unsaved: { name: 'A' } });
    await draftEditor.flush();
    expect(draftEditor.current()).toMatchObject({ status: 'idle', unsaved: {} });
  });
});

describe("somebody else's change", () => {
  const stale = new ApiError(412, { type: 'urn:portal:problem:stale' });

  it('stops everything until the person decides', async () => {
    const { send, draftEditor } = editor(stale);
    draftEditor.edit({ name: 'Mine' }, { now: true });
    await draftEditor.flush();
    await draftEditor.flush();
    expect(send).toHaveBeenCalledOnce();
    expect(draftEditor.current().status).toBe('stale');
  });

  it('can be taken without the own value', async () => {
    const { send, draftEditor } = editor(stale);
    draftEditor.edit({ name: 'Mine' }, { now: true });
    await draftEditor.flush();
    draftEditor.resolve(draft(5), false);
    expect(draftEditor.current()).toMatchObject({ draft: { version: 5 }, unsaved: {}, status: 'idle' });
    expect(send).toHaveBeenCalledOnce();
  });

  it('can be gone on from with the own value', async () => {
    const { send, draftEditor } = editor(stale, draft(6));
    draftEditor.edit({ name: 'Mine' }, { now: true });
    await draftEditor.flush();
    draftEditor.resolve(draft(5), true);
    await draftEditor.flush();
    expect(send.mock.calls[1]).toEqual([{ name: 'Mine' }, 5]);
  });
});
