import { useEffect } from 'react';
import { usePortal } from '@/shared/portal-query';

/** What the tab says: the page, then whose desk it is. */
export function usePageTitle(title: string | undefined): void {
  const portal = usePortal().data?.name;
  useEffect(() => {
    if (title) document.title = portal ? `${title} · ${portal}` : title;
  }, [title, portal]);
}
