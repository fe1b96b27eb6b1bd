import { useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** How far down the list was, by history entry. */
const places = new Map<string, number>();

/** Going back leads to where one was; the browser tries that itself, but before the list is there again. */
export function useListPlace(ready: boolean): void {
  const { key } = useLocation();
  const back = useNavigationType() === 'POP';
  useLayoutEffect(() => {
    if (!ready) return;
    const place = places.get(key);
    if (back && place !== undefined) window.scrollTo(0, place);
    const note = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [key, back, ready]);
}
