import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './settings.module.css';
import type { Editable } from './types';

export interface SectionProps {
  form: UseFormReturnType<Editable>;
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}

/** An empty text means "as translated", which the API writes as null. */
export const orNull = (text: string) => (text.trim() === '' ? null : text);
