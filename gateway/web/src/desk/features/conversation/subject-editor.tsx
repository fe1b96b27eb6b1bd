import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import classes from './conversation-header.module.css';

interface Props {
  subject: string;
  headingRef: RefObject<HTMLHeadingElement | null>;
  onSave: (subject: string) => void;
}

export function SubjectEditor({ subject, headingRef, onSave }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const [draft, setDraft] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);

  const finish = () => {
    setDraft(null);
    // The field is gone, so the focus would be nowhere.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const save = () => {
    const next = draft?.trim() ?? '';
    if (next === '') return;
    if (next !== subject) onSave(next);
    finish();
  };

  if (draft !== null) {
    return (
      <form
        className={classes.subjectForm}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          className={classes.subjectInput}
          aria-label={t('ticket.subject')}
          value={draft}
          maxLength={200}
          autoFocus
          error={draft.trim() === '' ? t('ticket.subjectMissing') : undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') finish();
          }}
        />
        <Button type="submit">{t('save')}</Button>
        <Button variant="default" onClick={finish}>
          {t('cancel', { ns: 'shared' })}
        </Button>
      </form>
    );
  }
  return (
    <div className={classes.subjectLine}>
      <h1 ref={headingRef} tabIndex={-1} className={classes.subject}>
        {subject}
      </h1>
      <ActionIcon
        ref={pencil}
        variant="subtle"
        color="gray"
        aria-label={t('ticket.editSubject')}
        onClick={() => setDraft(subject)}
      >
        <Icon name="pencil" size={16} />
      </ActionIcon>
    </div>
  );
}
