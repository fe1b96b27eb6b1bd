import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icons';
import { languageOptions } from './languages';
import type { SectionProps } from './section';
import { Section } from './section';
import classes from './settings.module.css';

export function DomainsSection({ form }: SectionProps) {
  const { t } = useTranslation('desk');
  const { domains, language } = form.values;
  return (
    <Section title={t('settings.domains')}>
      <p className={classes.hint}>{t('settings.domainsHint')}</p>
      {domains.length > 0 && (
        <ul className={classes.domains}>
          {domains.map((domain, index) => (
            <li key={index}>
              <TextInput
                className={classes.host}
                label={t('settings.host')}
                placeholder="support.example.com"
                spellCheck={false}
                autoCapitalize="none"
                {...form.getInputProps(`domains.${index}.host`)}
              />
              <NativeSelect
                label={t('settings.domainLanguage')}
                data={languageOptions}
                {...form.getInputProps(`domains.${index}.language`)}
              />
              <ActionIcon
                className={classes.remove}
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('settings.removeDomain', { host: domain.host || String(index + 1) })}
                onClick={() => form.removeListItem('domains', index)}
              >
                <Icon name="close" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" />}
          onClick={() => form.insertListItem('domains', { host: '', language })}
        >
          {t('settings.addDomain')}
        </Button>
      </div>
    </Section>
  );
}
