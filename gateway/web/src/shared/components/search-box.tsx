import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useState } from 'react';
import { Icon } from '@/shared/components/icons';

const pauseMs = 300;

interface Props {
  label: string;
  /** Shown in place of a visible label. */
  placeholder?: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
}

/** Searches once typing pauses, or at once on Enter. */
export function SearchBox({ label, placeholder, className, value, onChange, inputRef }: Props) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [asked, setAsked] = useState(value);
  const apply = (next: string) => {
    setAsked(next);
    onChange(next);
  };
  const search = useDebouncedCallback(apply, pauseMs);

  // The address can change under the box: another view's link, or the browser's back button. What was asked for
  // here arrives late, when more may have been typed, and must not overwrite that.
  if (value !== seen) {
    setSeen(value);
    if (value !== asked) {
      setAsked(value);
      setText(value);
    }
  }

  return (
    <form
      role="search"
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <TextInput
        ref={inputRef}
        type="search"
        {...(placeholder === undefined ? { label } : { 'aria-label': label, placeholder })}
        value={text}
        maxLength={200}
        leftSection={<Icon name="search" />}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          search(next);
        }}
      />
    </form>
  );
}
