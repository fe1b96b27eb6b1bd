import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useState } from 'react';
import { Icon } from '@/shared/components/icons';

const pauseMs = 300;

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
}

/** Searches once typing pauses, or at once on Enter. */
export function SearchBox({ label, placeholder, value, onChange, inputRef }: Props) {
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  const apply = (next: string) => {
    setApplied(next);
    onChange(next);
  };
  const search = useDebouncedCallback(apply, pauseMs);

  // The address can change under the box: another view's link, or the browser's back button.
  if (value !== applied) {
    setApplied(value);
    setText(value);
  }

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <TextInput
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
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
