import type { TFunction } from 'i18next';
import { systemPages } from '@/shared/api-types';

/** The name of a page by a path's item, such as `sign-in.de`. */
export function systemPageOf(t: TFunction<'desk'>, item: string): string {
  const [name = '', language] = item.split('.');
  const page = systemPages.find((known) => known === name);
  return [page ? t(`settings.systemPage.${page}`) : name, language?.toUpperCase()].filter(Boolean).join(' · ');
}
