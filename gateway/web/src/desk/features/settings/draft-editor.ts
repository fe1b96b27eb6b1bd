import { ApiError } from '@/shared/api-error';
import type { Draft, Settings, SettingsPatch } from './types';

export interface EditorState {
  draft: Draft;
  /** What was typed and is not in the draft: on its way, or refused. */
  unsaved: SettingsPatch;
  /** The server's word on refused values, by path such as `columns[2].label`. */
  errors: Record<string, string>;
  status: 'idle' | 'saving' | 'failed' | 'stale';
  problem: unknown;
}

type Field = keyof Settings;
type Send = (part: SettingsPatch, version: number) => Promise<Draft>;

export const pauseMs = 700;

const fieldOf = (path: string) => path.split(/[.[]/u)[0] as Field;
const fieldsOf = (part: SettingsPatch) => Object.keys(part) as Field[];

function without<T extends object>(all: T, remove: (name: string) => boolean): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !remove(name))) as Partial<T>;
}

/**
 * Brings edits into the draft: after a pause in typing or at once, one request at a time, each based on the version
 * last seen. A refused value stays on the page with its reason and holds up no other. When somebody else has changed
 * the draft, nothing more is sent until the person has decided.
 */
export class DraftEditor {
  private state: EditorState;
  private readonly listeners = new Set<() => void>();
  private readonly refused = new Set<Field>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(
    draft: Draft,
    private readonly send: Send,
  ) {
    this.state = { draft, unsaved: {}, errors: {}, status: 'idle', problem: null };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = (): EditorState => this.state;

  get dirty(): boolean {
    return fieldsOf(this.state.unsaved).length > 0;
  }

  edit = (part: SettingsPatch, { now = false } = {}): void => {
    const fields = new Set<string>(fieldsOf(part));
    const errors = without(this.state.errors, (path) => fields.has(fieldOf(path))) as Record<string, string>;
    // What was refused only for the sake of another field may fit now: no error of its own holds it back.
    const wrong = new Set(Object.keys(errors).map(fieldOf));
    this.refused.forEach((field) => {
      if (fields.has(field) || !wrong.has(field)) this.refused.delete(field);
    });
    this.set({ unsaved: { ...this.state.unsaved, ...part }, errors });
    clearTimeout(this.timer);
    if (now) void this.flush();
    else this.timer = setTimeout(() => void this.flush(), pauseMs);
  };

  /** Sends what waits. Afterwards the draft holds all of it, or the state says why not. */
  flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    if (this.state.status === 'stale') return;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    await this.running;
  };

  /** The draft as somebody's action elsewhere on the page has left it. */
  accept = (draft: Draft): void => this.set({ draft });

  /** After somebody else's change: goes on from the newest, with the own values or without. */
  resolve = (newest: Draft, keepMine: boolean): void => {
    this.refused.clear();
    this.set({
      draft: newest,
      status: 'idle',
      problem: null,
      errors: {},
      unsaved: keepMine ? this.state.unsaved : {},
    });
    if (keepMine) void this.flush();
  };

  /** Forgets what was refused or never sent. */
  dropUnsaved = (): void => {
    clearTimeout(this.timer);
    this.refused.clear();
    this.set({ unsaved: {}, errors: {}, status: 'idle', problem: null });
  };

  private set(part: Partial<EditorState>) {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }

  private async run(): Promise<void> {
    for (;;) {
      const part = without(this.state.unsaved, (field) => this.refused.has(field as Field)) as SettingsPatch;
      if (fieldsOf(part).length === 0) {
        this.set({ status: 'idle', problem: null });
        return;
      }
      this.set({ status: 'saving', problem: null });
      try {
        this.saved(part, await this.send(part, this.state.draft.version));
      } catch (error) {
        if (!this.refuse(part, error)) {
          const stale = error instanceof ApiError && error.status === 412;
          this.set({ status: stale ? 'stale' : 'failed', problem: error });
          return;
        }
      }
    }
  }

  private saved(part: SettingsPatch, draft: Draft) {
    // What was typed on meanwhile is newer than the answer.
    const settled = (field: string) => this.state.unsaved[field as Field] === part[field as Field] && field in part;
    this.set({ draft, unsaved: without(this.state.unsaved, settled) });
  }

  /** Whether the error says which values cannot be had; the others can then be sent without them. */
  private refuse(part: SettingsPatch, error: unknown): boolean {
    if (!(error instanceof ApiError) || error.status !== 400 || Object.keys(error.errors).length === 0) return false;
    const named = new Set(Object.keys(error.errors).map(fieldOf));
    const sent = fieldsOf(part);
    const blamed = sent.filter((field) => named.has(field));
    // Where only an untouched field is named, it is what was sent that does not go with it.
    const refused = blamed.length > 0 ? blamed : sent;
    refused.filter((field) => this.state.unsaved[field] === part[field]).forEach((field) => this.refused.add(field));
    const messages = Object.entries(error.errors).map(([path, [message = '']]) => [path, message]);
    this.set({ errors: { ...this.state.errors, ...Object.fromEntries(messages) } });
    return true;
  }
}
