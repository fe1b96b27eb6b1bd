import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { routerBasename } from '@/shared/base';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';

const back = Symbol('back');

/** The link a click would follow in this tab, unless it leads to this very page. */
function followedLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  return link && link.target !== '_blank' && link.pathname !== window.location.pathname ? link : null;
}

/**
 * Asks before changes are lost: by a link, by the browser's back button, by closing the tab. The router's own
 * blocker needs its data router, which would cost the customer app, sharing the library, 17 kB.
 */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const [target, setTarget] = useState<string | typeof back | null>(null);

  const leaving = useRef(false);

  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = followedLink(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(link.href);
    };
    // A second entry for this page: going back leads to the first one, which is still here.
    const stay = () => window.history.pushState(window.history.state, '', window.location.href);
    const onBack = () => {
      if (leaving.current) return;
      stay();
      setTarget(back);
    };
    stay();
    window.addEventListener('beforeunload', onUnload);
    window.addEventListener('popstate', onBack);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      window.removeEventListener('popstate', onBack);
      document.removeEventListener('click', onClick, true);
    };
  }, [dirty]);

  const leave = () => {
    leaving.current = true;
    if (target === back) void navigate(-2);
    else if (target !== null) {
      const url = new URL(target);
      void navigate(url.pathname.slice(routerBasename('desk').length) + url.search);
    }
    setTarget(null);
  };

  return (
    <ConfirmDialog
      opened={target !== null}
      title={t('settings.leaveTitle')}
      text={t('settings.leaveText')}
      confirmLabel={t('settings.leave')}
      onConfirm={leave}
      onCancel={() => setTarget(null)}
    />
  );
}
