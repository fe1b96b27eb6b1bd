import { Button, Radio, Stack, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '@/shared/api-error';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { SideDrawer } from '../../components/side-drawer';
import { paths } from '../../paths';
import { useCreateForm } from './form-api';

const templates = ['support', 'blank'] as const;

/** A new form from a template (P16); the builder follows. */
export function CreateForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const create = useCreateForm();
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<(typeof templates)[number]>('support');
  const [missing, setMissing] = useState(false);
  const refused = create.error instanceof ApiError ? create.error.field('name') : null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    create.mutate({ name: name.trim(), template }, { onSuccess: ({ id }) => void navigate(paths.form(id)) });
  };

  return (
    <SideDrawer opened title={t('forms.create')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('forms.name')}
            description={t('forms.nameHint')}
            required
            maxLength={200}
            data-autofocus
            value={name}
            error={missing ? t('forms.nameMissing') : refused}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setMissing(false);
            }}
          />
          <Radio.Group label={t('forms.template')} value={template} onChange={(value) => setTemplate(value as typeof template)}>
            <Stack gap="sm" mt={6}>
              {templates.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`forms.templates.${value}`)}
                  description={t(`forms.templateHints.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {!refused && <ProblemAlert error={create.error} />}
          <Button type="submit" loading={create.isPending}>
            {t('forms.create')}
          </Button>
        </Stack>
      </form>
    </SideDrawer>
  );
}
