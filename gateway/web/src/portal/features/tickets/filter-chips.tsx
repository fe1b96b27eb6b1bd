import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { formatDate, formatNumber } from '@/shared/format';
import classes from './filter-chips.module.css';
import { readRange, splitChoices } from './filter-text';
import type { Field } from './list-options';
import { choiceLabel, fieldLabel } from './list-options';
import type { ListState } from './use-list-state';

interface Props {
  state: ListState;
  fields: Field[];
  onChange: (part: Partial<ListState>) => void;
}

/** What the list is narrowed to, each part with the way to take it away. */
export function FilterChips({ state, fields, onChange }: Props) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const place = useRef<HTMLDivElement>(null);
  const names = Object.keys(state.filters);

  const textOf = (name: string) => {
    const text = state.filters[name] ?? '';
    const field = fields.find(({ parameter }) => parameter === name);
    if (!field) return `${name}: ${text}`;
    return `${fieldLabel(t, field)}: ${valueText(field, text)}`;
  };
  const valueText = (field: Field, text: string) => {
    if (field.choices.length > 0) {
      return splitChoices(text)
        .map((value) => choiceLabel(t, field, value))
        .join(', ');
    }
    if (field.type === 'checkbox') return text === 'true' ? t('tickets.yes') : t('tickets.no');
    if (field.type !== 'number' && field.type !== 'date' && field.type !== 'dateTime') return text;
    const { from, to } = readRange(text);
    if (from === to) return written(field, from);
    if (to === '') return t('list.since', { from: written(field, from) });
    return from === '' ? t('list.until', { to: written(field, to) }) : `${written(field, from)} – ${written(field, to)}`;
  };
  const written = (field: Field, value: string) => {
    if (field.type === 'number') return Number.isFinite(Number(value)) ? formatNumber(Number(value), i18n.language) : value;
    // A day alone is one of the reader's, wherever that is.
    const local = /^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00:00` : value;
    return Number.isNaN(Date.parse(local)) ? value : formatDate(local, i18n.language);
  };
  const remove = (name: string, at: number) => {
    onChange({ filters: Object.fromEntries(Object.entries(state.filters).filter(([other]) => other !== name)) });
    // The button goes with its filter; whoever uses the keyboard goes on from the next one.
    const chips = [...(place.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
    (chips[at + 1] ?? chips[at - 1] ?? place.current)?.focus();
  };
  const clear = () => {
    onChange({ filters: {} });
    place.current?.focus();
  };

  return (
    <div ref={place} tabIndex={-1} className={`${classes.place} no-print`}>
      {names.length > 0 && (
        <ul className={classes.chips} aria-label={t('list.active')}>
          {names.map((name, at) => (
            <li key={name}>
              <button
                type="button"
                className={classes.chip}
                data-chip
                aria-label={t('list.remove', { filter: textOf(name) })}
                onClick={() => remove(name, at)}
              >
                <span>{textOf(name)}</span>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
          <li>
            <button type="button" className={classes.clear} onClick={clear}>
              {t('list.clearAll')}
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}
