/** Unsent text survives sign-out by time-out and closed tabs; one entry per person and place. */
const prefix = 'portal-draft:';

function storageKey(userId: string, place: string): string {
  return `${prefix}${userId}:${place}`;
}

export function loadDraft(userId: string, place: string): string {
  try {
    return localStorage.getItem(storageKey(userId, place)) ?? '';
  } catch {
    return '';
  }
}

export function saveDraft(userId: string, place: string, content: string): void {
  try {
    if (content === '') localStorage.removeItem(storageKey(userId, place));
    else localStorage.setItem(storageKey(userId, place), content);
  } catch {
    // Storage is full or forbidden; the text stays in the editor.
  }
}

/** For a deliberate sign-out: on a shared computer nothing of the person stays behind. */
export function forgetDrafts(userId: string): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(`${prefix}${userId}:`))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // Nothing was stored either.
  }
}
