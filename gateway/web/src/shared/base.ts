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
