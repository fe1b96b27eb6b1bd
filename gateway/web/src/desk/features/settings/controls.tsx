import { Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './settings.module.css';
import { useDraft } from './draft-context';

/** Settings that are texts, and those that are on or off. */
type TextField = 'name' | 'slug' | 'ticketsName' | 'formMenuText' | 'formHeader';
type Flag = 'formConnected' | 'customersMayClose' | 'customersMayHide' | 'askRating' | 'showStages';

/** What belongs together, under a heading. */
export function Group({ title, hint, children }: { title?: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={title ? id : undefined}>
      {title && (
        <h3 id={id} className={classes.groupTitle}>
          {title}
        </h3>
      )}
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  );
}

interface TextProps {
  field: TextField;
  label: string;
  description?: string;
  placeholder?: string;
  maxLength: number;
  multiline?: boolean;
}

/** An empty text means "as translated", or the form's own; the API writes that as null. */
export function TextSetting({ field, multiline, ...props }: TextProps) {
  const { values, edit, error } = useDraft();
  const Input = multiline ? Textarea : TextInput;
  return (
    <Input
      {...props}
      {...(multiline ? { autosize: true, minRows: 2 } : {})}
      {...(field === 'slug' ? { spellCheck: false, autoCapitalize: 'none' } : {})}
      value={values[field] ?? ''}
      error={error(field)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const empty = text === '' && field !== 'name' && field !== 'slug';
        edit({ [field]: empty ? null : text });
      }}
    />
  );
}

export function SwitchSetting({ field, label, description }: { field: Flag; label: string; description: string }) {
  const { values, edit, error } = useDraft();
  return (
    <Switch
      label={label}
      description={description}
      error={error(field)}
      checked={values[field]}
      onChange={(event) => edit({ [field]: event.currentTarget.checked }, { now: true })}
    />
  );
}
