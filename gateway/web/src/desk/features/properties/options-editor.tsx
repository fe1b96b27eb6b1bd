import { arrayMove } from '@dnd-kit/sortable';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { newKey } from '@/shared/idempotency';
import common from '../../components/common.module.css';
import { SortableList } from '../../components/sortable/sortable-list';
import { SortableRow } from '../../components/sortable/sortable-row';
import classes from './properties.module.css';
import type { OptionDraft } from './property-values';

const most = 200;

export const newOption = (): OptionDraft => ({ key: newKey(), value: null, label: '' });

interface Props {
  options: OptionDraft[];
  /** A standard property's options can be called and ordered otherwise, no more. */
  fixed: boolean;
  error?: string;
  /** What is wrong with the option at a place. */
  errorAt: (index: number) => string | undefined;
  onChange: (options: OptionDraft[]) => void;
}

/** The choices of a select, in the order in which people see them. */
export function OptionsEditor({ options, fixed, error, errorAt, onChange }: Props) {
  const { t } = useTranslation('desk');
  const nameAt = (index: number) => options[index]?.label || t('properties.option', { number: index + 1 });
  const ids = options.map(({ key }) => key);
  const set = (option: OptionDraft, label: string) =>
    onChange(options.map((other) => (other === option ? { ...other, label } : other)));
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < options.length) onChange(arrayMove(options, from, to));
  };

  return (
    <fieldset className={common.rows}>
      <legend>{t('properties.options')}</legend>
      <p className={common.hint}>{fixed ? t('properties.optionsFixed') : t('properties.optionsHint')}</p>
      <SortableList label={t('properties.options')} ids={ids} titleOf={(id) => nameAt(ids.indexOf(id))} onMove={move}>
        {options.map((option, index) => (
          <SortableRow
            key={option.key}
            id={option.key}
            title={nameAt(index)}
            first={index === 0}
            last={index === options.length - 1}
            onMove={(by) => move(index, index + by)}
            onRemove={fixed ? undefined : () => onChange(options.filter((other) => other !== option))}
          >
            <TextInput
              aria-label={t('properties.optionLabel', { number: index + 1 })}
              value={option.label}
              maxLength={100}
              autoComplete="off"
              autoFocus={option.value === null && option.label === '' && index > 0}
              error={errorAt(index)}
              onChange={(event) => set(option, event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // Enter goes on to the next option instead of sending the form.
                event.preventDefault();
                if (!fixed && index === options.length - 1 && option.label.trim() !== '') onChange([...options, newOption()]);
              }}
            />
            {option.value !== null && option.value !== option.label && <span className={classes.value}>{option.value}</span>}
          </SortableRow>
        ))}
      </SortableList>
      {error && (
        <p className={common.error} role="alert">
          {error}
        </p>
      )}
      {!fixed && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          disabled={options.length >= most}
          onClick={() => onChange([...options, newOption()])}
        >
          {t('properties.addOption')}
        </Button>
      )}
    </fieldset>
  );
}
