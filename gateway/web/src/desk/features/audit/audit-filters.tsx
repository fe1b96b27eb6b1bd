import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '@/shared/components/search-box';
import classes from './audit.module.css';
import type { AuditState } from './use-audit-state';
import { useAuditText } from './use-audit-text';
import { actions, kinds } from './words';

interface Props {
  state: AuditState;
  onChange: (part: Partial<AuditState>) => void;
}

export function AuditFilters({ state, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { actionText, kindText } = useAuditText();
  const groups = kinds.map((kind) => ({
    group: kindText(kind),
    items: [
      { value: kind as string, label: t('audit.allOf', { kind: kindText(kind) }) },
      ...actions
        .filter((action) => action.startsWith(`${kind}.`))
        .map((action) => ({ value: action as string, label: actionText(action) })),
    ],
  }));
  const known = state.action === '' || groups.some(({ items }) => items.some(({ value }) => value === state.action));

  return (
    <div className={classes.filters}>
      <SearchBox className={classes.search} label={t('audit.search')} value={state.q} onChange={(q) => onChange({ q })} />
      <SearchBox label={t('audit.actor')} value={state.actor} onChange={(actor) => onChange({ actor })} />
      <NativeSelect
        label={t('audit.what')}
        value={state.action}
        data={[
          { value: '', label: t('audit.everything') },
          ...(known ? [] : [{ value: state.action, label: state.action }]),
          ...groups,
        ]}
        onChange={(event) => onChange({ action: event.currentTarget.value })}
      />
      <div className={classes.dates}>
        <TextInput
          type="date"
          label={t('audit.from')}
          value={state.from}
          max={state.to || undefined}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('audit.to')}
          value={state.to}
          min={state.from || undefined}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
