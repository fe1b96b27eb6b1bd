import { useEffect, useState } from 'react';

/** The longest time-out browsers keep to. */
const longest = 2 ** 31 - 1;

/** Whether a moment has passed; turns while the page is open. Null never passes. */
export function useIsPast(moment: string | null): boolean {
  const time = moment === null ? Infinity : Date.parse(moment);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const left = time - Date.now();
    if (left <= 0 || left > longest) return;
    const timer = window.setTimeout(() => setNow(Date.now()), left);
    return () => window.clearTimeout(timer);
  }, [time]);
  return now >= time;
}
