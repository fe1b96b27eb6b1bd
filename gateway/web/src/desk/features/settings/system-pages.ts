import type { TFunction } from 'i18next';

/** Pages around signing in whose texts can be replaced (P37). */
export const systemPages = [
  'sign-in',
  'sign-out',
  'register',
  'access-denied',
  'password-reset-request',
  'password-reset',
] as const;
export type SystemPageName = (typeof systemPages)[number];

/** The name of a page by a path's item, such as `sign-in.de`. */
export function systemPageOf(t: TFunction<'desk'>, item: string): string {
  const [name = '', language] = item.split('.');
  const page = systemPages.find((known) => known === name);
  return [page ? t(`settings.systemPage.${page}`) : name, language?.toUpperCase()].filter(Boolean).join(' · ');
}
