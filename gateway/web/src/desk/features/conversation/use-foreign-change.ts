import { useState } from 'react';
import { useSignedIn } from '@/shared/session';
import type { DeskMessage } from '../../types';
import { isWriting } from './reply-drafts';

/** The newest thing somebody else did while a text is being written here; null until then and once dismissed. */
export function useForeignChange(number: number, messages: DeskMessage[]): [DeskMessage | null, () => void] {
  const me = useSignedIn();
  const last = messages.at(-1);
  const [seen, setSeen] = useState(last?.id);
  const [change, setChange] = useState<DeskMessage | null>(null);

  if (last?.id !== seen) {
    setSeen(last?.id);
    const from = messages.findIndex((message) => message.id === seen);
    const foreign = messages.slice(from + 1).findLast((message) => message.author.id !== me.id);
    if (foreign && isWriting(me.id, number)) setChange(foreign);
  }
  return [change, () => setChange(null)];
}
