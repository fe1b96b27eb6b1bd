import { Alert, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, SystemPageName } from '@/shared/api-types';
import { systemPages } from '@/shared/api-types';
import { Icon } from '@/shared/components/icons';
import { useDraft } from '../draft-context';
import { DraftPreview } from '../draft-preview';
import { languageOptions } from '../languages';
import type { SystemPageSetting } from '../types';
import settings from '../settings.module.css';
import classes from './beside-preview.module.css';

const templates = ['card', 'split', 'plain'] as const;

/** Pages customers come to so far. */
const inUse: readonly SystemPageName[] = ['sign-in'];

/** Layout and texts of the pages around signing in, by language, beside the page they make (P37). */
export default function PagesTab() {
  const { t } = useTranslation('desk');
  const { values, edit, errors } = useDraft();
  const [page, setPage] = useState<SystemPageName>('sign-in');
  const [language, setLanguage] = useState<Language>(values.language);
  const index = values.systemPages.findIndex((known) => known.page === page && known.language === language);
  const own = values.systemPages[index];
  const current: SystemPageSetting = own ?? { page, language, template: 'card', title: null, text: null };
  const name = t(`settings.systemPage.${page}`);

  const change = (part: Partial<SystemPageSetting>, now = false) => {
    const next = { ...current, ...part };
    const standard = next.template === 'card' && next.title === null && next.text === null;
    edit({ systemPages: [...values.systemPages.filter((known) => known !== own), ...(standard ? [] : [next])] }, { now });
  };

  return (
    <div className={classes.columns}>
      <div className={classes.controls}>
        <NativeSelect
          label={t('systemPagesEditor.pageType')}
          data={systemPages.map((value) => ({ value, label: t(`settings.systemPage.${value}`) }))}
          value={page}
          onChange={(event) => setPage(event.currentTarget.value as SystemPageName)}
        />
        <Alert
          icon={<Icon name={inUse.includes(page) ? 'check' : 'alert'} />}
          color={inUse.includes(page) ? undefined : 'yellow'}
        >
          {t(inUse.includes(page) ? 'systemPagesEditor.pageInUse' : 'systemPagesEditor.pageNotYet')}
        </Alert>
        <NativeSelect
          label={t('settings.pageLanguage')}
          description={t('settings.pagesHint')}
          data={languageOptions}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        />
        <NativeSelect
          label={t('settings.template')}
          data={templates.map((value) => ({ value, label: t(`settings.templates.${value}`) }))}
          value={current.template}
          error={errors[`systemPages[${index}].template`]}
          onChange={(event) => change({ template: event.currentTarget.value as SystemPageSetting['template'] }, true)}
        />
        <TextInput
          label={t('settings.pageTitle')}
          placeholder={page === 'sign-in' ? values.name : t('systemPagesEditor.pageStandard')}
          maxLength={120}
          value={current.title ?? ''}
          error={errors[`systemPages[${index}].title`]}
          onChange={(event) => change({ title: event.currentTarget.value || null })}
        />
        <Textarea
          label={t('settings.pageText')}
          description={t('settings.pageTextHint')}
          placeholder={t('systemPagesEditor.pageStandard')}
          autosize
          minRows={3}
          maxLength={2000}
          value={current.text ?? ''}
          error={errors[`systemPages[${index}].text`]}
          onChange={(event) => change({ text: event.currentTarget.value || null })}
        />
        {(current.title !== null || current.text !== null) && (
          <Button
            className={settings.wrapping}
            variant="subtle"
            color="gray"
            onClick={() => change({ title: null, text: null }, true)}
          >
            {t('systemPagesEditor.pageReset')}
          </Button>
        )}
      </div>
      <DraftPreview page={page} language={language} title={name} />
    </div>
  );
}
