/** The gateway writes the portal's own root (`/` or `/p/{slug}/`) into `<base href>`. */
export function apiUrl(path: string, query?: Record<string, string | number | null | undefined>): string {
  const url = new URL(`api/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value != null && value !== '') url.searchParams.set(name, String(value));
  }
  return url.toString();
}

/** What React Router takes off the address before it matches routes. */
export function routerBasename(app: 'portal' | 'desk'): string {
  const root = new URL(document.baseURI).pathname;
  return app === 'desk' ? `${root}desk` : root;
}

/** An address of the other app, which is a full page load away. */
export function pageUrl(path: string): string {
  return new URL(path, document.baseURI).toString();
}

/** Whether this page shows the portal to a member of staff as one of its customers sees it: such pages stand under `view/{id}/` (B13). */
export const isView = () => /\/view\/[^/]+\/$/u.test(new URL(document.baseURI).pathname);

const returnKey = 'view-return';

/** Leaves for the portal as a customer sees it; remembers where to come back to. */
export function openView(id: string, path: string): void {
  sessionStorage.setItem(returnKey, window.location.href);
  window.location.assign(pageUrl(`view/${id}/${path}`));
}

/** The desk, where the view was opened. */
export const viewReturn = () => sessionStorage.getItem(returnKey) ?? pageUrl('../../desk/');
