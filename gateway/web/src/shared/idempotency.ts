/**
 * One key per user action: pressing Send again after a failure repeats the key, so the server answers with
 * what it already stored; changed content is another action. Call `done` once the action has succeeded.
 */
export function createActionKey(): { for: (payload: unknown) => string; done: () => void } {
  let current: { payload: string; key: string } | null = null;
  return {
    for(payload) {
      const serialized = JSON.stringify(payload);
      if (current?.payload !== serialized) current = { payload: serialized, key: newKey() };
      return current.key;
    },
    done() {
      current = null;
    },
  };
}

/** `randomUUID` exists only in secure contexts; a portal on plain http in a local network is not one. */
export function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
