import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/shared/api-types';
import { Group } from '../controls';
import { DomainItem } from '../domain-item';
import { domainsQuery } from '../domains';
import { useDraft } from '../draft-context';
import { languageOptions } from '../languages';
import classes from '../settings.module.css';

export function DomainsTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  return (
    <>
      <Group>
        <NativeSelect
          label={t('settings.language')}
          description={t('settings.languageHint')}
          data={languageOptions}
          value={values.language}
          error={error('language')}
          onChange={(event) => edit({ language: event.currentTarget.value as Language }, { now: true })}
        />
      </Group>
      <Group title={t('settings.domains')} hint={t('settings.domainsHint')}>
        <DomainList />
        <AddDomain />
      </Group>
    </>
  );
}

function DomainList() {
  const { values, edit, errors } = useDraft();
  const states = useQuery(domainsQuery).data ?? [];
  const { domains } = values;
  if (domains.length === 0) return null;
  return (
    <ul className={`${classes.list} ${classes.wide}`}>
      {domains.map((domain, index) => (
        <DomainItem
          key={domain.host}
          domain={domain}
          state={states.find(({ host }) => host === domain.host)}
          error={errors[`domains[${index}].host`] ?? errors[`domains[${index}]`]}
          onLanguage={(language) =>
            edit({ domains: domains.map((other) => (other === domain ? { ...other, language } : other)) }, { now: true })
          }
          onRemove={() => edit({ domains: domains.filter((other) => other !== domain) }, { now: true })}
        />
      ))}
    </ul>
  );
}

function AddDomain() {
  const { t } = useTranslation('desk');
  const { values, edit } = useDraft();
  const [host, setHost] = useState('');
  const [wrong, setWrong] = useState(false);
  const name = host.trim().toLowerCase();

  const add = () => {
    const valid = /^[\p{L}\p{N}.-]+$/u.test(name) && !values.domains.some((domain) => domain.host === name);
    setWrong(!valid);
    if (!valid) return;
    edit({ domains: [...values.domains, { host: name, language: values.language }] }, { now: true });
    setHost('');
  };

  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        className={classes.grow}
        label={t('settings.host')}
        placeholder="support.example.com"
        spellCheck={false}
        autoCapitalize="none"
        maxLength={253}
        value={host}
        error={wrong && t('settings.hostInvalid')}
        onChange={(event) => {
          setHost(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <Button type="submit" variant="default" mt={25} disabled={name === ''}>
        {t('settings.addDomain')}
      </Button>
    </form>
  );
}
