import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import type { FormQuestion } from '@/shared/form-view';
import type { EditItem } from '../../types';
import { answerOf, typedOf } from '../new-ticket/answers';
import { FormField } from '../new-ticket/form-field';
import { validate } from '../new-ticket/validate';
import { propertyLabel } from '../tickets/columns';
import { EditedValue } from './edited-value';
import classes from './property-editor.module.css';
import { isStale } from './use-edits';

interface Props {
  /** As it is now, while it is being changed. */
  item: EditItem;
  onSave: (item: EditItem, value: string) => Promise<void>;
  onDone: () => void;
}

/** One property in the control that fits its type. Escape leaves it as it was. */
export default function PropertyEditor({ item, onSave, onDone }: Props) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const question: FormQuestion = {
    name: item.name,
    label: propertyLabel(t, item.name, item.label),
    type: item.type,
    help: item.description ?? null,
    required: item.name === 'subject',
    options: item.options,
    maxLength: null,
    showWhen: null,
    files: null,
  };
  // What the customer saw when they began; from then on a change by somebody else is told before it is written over.
  const [seen] = useState(item.tag);
  const [typed, setTyped] = useState(typedOf(item.type, item.value));
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const changed = item.tag !== seen || isStale(failure);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = { [item.name]: answerOf(question, { [item.name]: typed }, i18n.language) };
    const found = validate(
      t,
      [question],
      answers,
      () => form.current?.querySelector<HTMLInputElement>('input')?.validity.badInput ?? false,
    )[item.name];
    setProblem(found);
    if (found) return;
    setBusy(true);
    setFailure(null);
    try {
      await onSave(item, answers[item.name] ?? '');
      onDone();
    } catch (error) {
      const refused = error instanceof ApiError ? error.errors[`properties.${item.name}`]?.[0] : undefined;
      if (refused) setProblem(refused);
      else setFailure(error);
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className={classes.editor}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <FormField field={question} value={typed} error={problem} onChange={setTyped} />
      {changed && (
        <Alert role="alert" icon={<Icon name="alert" />} classNames={{ root: classes.warning, message: classes.warningText }}>
          {t('edit.changed')} <strong>{item.value === '' ? t('edit.none') : <EditedValue item={item} />}</strong>
        </Alert>
      )}
      <ProblemAlert error={isStale(failure) ? null : failure} />
      <Group gap="xs">
        <Button type="submit" size="compact-md" loading={busy}>
          {changed ? t('edit.saveAnyway') : t('edit.save')}
        </Button>
        <Button size="compact-md" variant="default" disabled={busy} onClick={onDone}>
          {t('cancel', { ns: 'shared' })}
        </Button>
      </Group>
    </form>
  );
}
