import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icons';
import { paths } from '../../paths';
import { usePropertyLabel } from '../settings/use-property-label';
import type { Askable } from './askable';
import classes from './builder-canvas.module.css';

const most = 50;
/** From this many on they are easier to find by typing. */
const many = 12;

interface Props {
  askable: Askable[];
  /** By name: a form asks for each name once. */
  used: string[];
  onAdd: (property: Askable) => void;
}

/** The properties a form can ask for; those it asks for already are left out. */
export function PropertyPalette({ askable, used, onAdd }: Props) {
  const { t } = useTranslation('desk');
  const propertyLabel = usePropertyLabel();
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const free = askable
    .filter(({ name }) => !used.includes(name))
    .map((property) => ({ property, label: propertyLabel(property) }))
    .filter(({ label }) => label.toLowerCase().includes(words));

  return (
    <section className={classes.palette} aria-label={t('forms.builder.add')}>
      <h2 className={classes.heading}>{t('forms.builder.add')}</h2>
      {used.length >= most && <p className={classes.hint}>{t('forms.builder.full', { count: most })}</p>}
      {askable.length > many && (
        <TextInput
          aria-label={t('forms.builder.search')}
          placeholder={t('forms.builder.search')}
          leftSection={<Icon name="search" />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {(['ticket', 'contact'] as const).map((record) => {
        const own = free.filter(({ property }) => property.record === record);
        return (
          own.length > 0 && (
            <div key={record} role="group" aria-label={t(`forms.builder.records.${record}`)}>
              <h3 className={classes.record}>{t(`forms.builder.records.${record}`)}</h3>
              <div className={classes.properties}>
                {own.map(({ property, label }) => (
                  <Button
                    key={property.name}
                    variant="default"
                    size="compact-md"
                    className={classes.property}
                    leftSection={<Icon name="plus" size={16} />}
                    disabled={used.length >= most}
                    onClick={() => onAdd(property)}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            </div>
          )
        );
      })}
      <p className={classes.hint}>
        {t('forms.builder.missing')} <Link to={`${paths.settings}/properties`}>{t('settingsArea.pages.properties')}</Link>
      </p>
    </section>
  );
}
