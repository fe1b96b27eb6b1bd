import type { ReactNode } from 'react';
import classes from './chip.module.css';

/** A word or two about the thing beside it. */
export function Chip({
  tone = 'accent',
  children,
}: {
  tone?: 'accent' | 'success' | 'warning' | 'neutral';
  children: ReactNode;
}) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {children}
    </span>
  );
}

/** List items with a chip each, side by side. */
export function Chips({ label, ordered, children }: { label?: string; ordered?: boolean; children: ReactNode }) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={classes.chips} aria-label={label}>
      {children}
    </List>
  );
}
