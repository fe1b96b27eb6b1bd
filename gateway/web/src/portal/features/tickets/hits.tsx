import type { TextPart } from '@/shared/api-schema';
import classes from './hits.module.css';

/** A text with what was searched for marked in it. The server sends plain text in parts; nothing here is HTML. */
export function Hits({ parts }: { parts: TextPart[] }) {
  return (
    <>
      {parts.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} className={classes.hit}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
