import { Button, NativeSelect, Skeleton, Switch, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from '../controls';
import { useDraft } from '../draft-context';
import classes from '../settings.module.css';
import type { ConsentSetting } from '../types';

const RichTextEditor = lazy(() =>
  import('@/shared/components/rich-text-editor').then((module) => ({ default: module.RichTextEditor })),
);
const everywhere = '';

/** The text people agree to before their data is processed (P38), by domain. */
export function ConsentTab() {
  const { t } = useTranslation('desk');
  const { values, edit, errors } = useDraft();
  const [host, setHost] = useState<string | null>(null);
  const index = values.consents.findIndex((known) => known.host === host);
  const current = values.consents[index];

  const change = (part: Partial<ConsentSetting>, now = false) => {
    const start = { host, required: true, text: '', checkboxLabel: t('settings.consent.defaultLabel') };
    const next = { ...start, ...current, ...part };
    const others = values.consents;
    edit({ consents: index < 0 ? [...others, next] : others.map((other, at) => (at === index ? next : other)) }, { now });
  };

  return (
    <Group>
      <NativeSelect
        label={t('settings.consent.domain')}
        value={host ?? everywhere}
        data={[
          { value: everywhere, label: t('settings.consent.everywhere') },
          ...values.domains.map((domain) => ({ value: domain.host, label: domain.host })),
        ]}
        onChange={(event) => setHost(event.currentTarget.value === everywhere ? null : event.currentTarget.value)}
      />
      <div>
        <p className={classes.strong}>{t('settings.consent.text')}</p>
        <Suspense fallback={<Skeleton height={210} radius="md" />}>
          <RichTextEditor
            key={host}
            label={t('settings.consent.text')}
            placeholder={t('settings.consent.placeholder')}
            initialHtml={current?.text}
            onChange={(text) => change({ text })}
            onSubmit={() => undefined}
          />
        </Suspense>
        {errors[`consents[${index}].text`] && (
          <p className={classes.error} role="alert">
            {errors[`consents[${index}].text`]}
          </p>
        )}
      </div>
      {current && (
        <>
          <TextInput
            label={t('settings.consent.label')}
            maxLength={300}
            value={current.checkboxLabel}
            error={errors[`consents[${index}].checkboxLabel`]}
            onChange={(event) => change({ checkboxLabel: event.currentTarget.value })}
          />
          <Switch
            label={t('settings.consent.required')}
            description={t('settings.consent.requiredHint')}
            checked={current.required}
            onChange={(event) => change({ required: event.currentTarget.checked }, true)}
          />
          <div>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => edit({ consents: values.consents.filter((_, at) => at !== index) }, { now: true })}
            >
              {t('settings.consent.remove')}
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
