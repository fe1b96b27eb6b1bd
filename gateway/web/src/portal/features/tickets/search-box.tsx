import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import classes from './search-box.module.css';

const pauseMs = 300;

/** Searches once typing pauses, or at once on Enter. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('portal');
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  const search = useDebouncedCallback(onChange, pauseMs);

  // The address can change under the box: filters cleared, or the browser's back button.
  if (value !== applied) {
    setApplied(value);
    setText(value);
  }

  const apply = (next: string) => {
    setApplied(next);
    onChange(next);
  };

  return (
    <form
      role="search"
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <TextInput
        type="search"
        label={t('tickets.search')}
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
