import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPanel } from '../../components/filter-builder/filter-panel';
import { useFilterText } from '../../components/filter-builder/use-filter-text';
import { useDraft } from './draft-context';
import { useFilterFields } from './filter-fields';
import classes from './settings.module.css';

const texts = {
  ticketFilter: { record: 'ticket', preview: 'tickets' },
  scopeFilter: { record: 'contact', preview: 'contacts' },
} as const;

/** A filter among the settings: what it says in a sentence, and the panel that builds it. */
export function FilterSetting({ field }: { field: keyof typeof texts }) {
  const { t } = useTranslation('desk');
  const { values, edit, errors } = useDraft();
  const { record, preview } = texts[field];
  const fields = useFilterFields(record);
  const text = useFilterText(fields);
  const [building, setBuilding] = useState(false);
  const filter = values[field];
  const problems = Object.entries(errors).filter(([path]) => path.startsWith(field));

  return (
    <>
      <p className={classes.sentence}>{filter ? text(filter) : t(`settings.${field}.none`)}</p>
      {problems.map(([path, message]) => (
        <p key={path} className={classes.error} role="alert">
          {message}
        </p>
      ))}
      <Group gap="xs">
        <Button variant="default" disabled={fields.length === 0} onClick={() => setBuilding(true)}>
          {t(`settings.${field}.edit`)}
        </Button>
        {filter && (
          <Button variant="subtle" color="gray" onClick={() => edit({ [field]: null }, { now: true })}>
            {t('settings.removeFilter')}
          </Button>
        )}
      </Group>
      {building && (
        <FilterPanel
          title={t(`settings.${field}.edit`)}
          lead={t(`settings.${field}.panel`)}
          filter={filter}
          fields={fields}
          preview={preview}
          onClose={(built) => {
            setBuilding(false);
            if (JSON.stringify(built) !== JSON.stringify(filter)) edit({ [field]: built }, { now: true });
          }}
        />
      )}
    </>
  );
}
