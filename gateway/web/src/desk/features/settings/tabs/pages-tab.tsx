import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/shared/api-types';
import { Group } from '../controls';
import { useDraft } from '../draft-context';
import { languageOptions } from '../languages';
import type { SystemPageSetting } from '../types';

const templates = ['card', 'split', 'plain'] as const;
const page = 'sign-in';

/** The texts around signing in, by language (P37). */
export function PagesTab() {
  const { t } = useTranslation('desk');
  const { values, edit, errors } = useDraft();
  const [language, setLanguage] = useState<Language>(values.language);
  const index = values.systemPages.findIndex((known) => known.page === page && known.language === language);
  const current: SystemPageSetting = values.systemPages[index] ?? { page, language, template: 'card', title: null, text: null };

  const change = (part: Partial<SystemPageSetting>, now = false) => {
    const next = { ...current, ...part };
    const others = values.systemPages.filter((_, at) => at !== index);
    const plain = next.template === 'card' && next.title === null && next.text === null;
    edit({ systemPages: plain ? others : [...others, next] }, { now });
  };

  return (
    <Group title={t('settings.systemPage.sign-in')} hint={t('settings.pagesHint')}>
      <NativeSelect
        label={t('settings.pageLanguage')}
        data={languageOptions}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value as Language)}
      />
      <NativeSelect
        label={t('settings.template')}
        data={templates.map((value) => ({ value, label: t(`settings.templates.${value}`) }))}
        value={current.template}
        onChange={(event) => change({ template: event.currentTarget.value as SystemPageSetting['template'] }, true)}
      />
      <TextInput
        label={t('settings.pageTitle')}
        placeholder={values.name}
        maxLength={120}
        value={current.title ?? ''}
        error={errors[`systemPages[${index}].title`]}
        onChange={(event) => change({ title: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('settings.pageText')}
        description={t('settings.pageTextHint')}
        autosize
        minRows={3}
        maxLength={2000}
        value={current.text ?? ''}
        error={errors[`systemPages[${index}].text`]}
        onChange={(event) => change({ text: event.currentTarget.value || null })}
      />
    </Group>
  );
}
