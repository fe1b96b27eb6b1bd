import classes from './initials.module.css';

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The round mark of a person; the name itself stands beside it. */
export function Initials({ name, tone }: { name: string; tone: 'own' | 'other' | 'agent' }) {
  return (
    <span className={classes.initials} data-tone={tone} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
