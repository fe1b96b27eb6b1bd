import { NativeSelect, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Group } from '../settings/controls';
import { useInboxes, usePipelines } from './form-api';
import type { Builder } from './use-builder';

const orNull = (text: string) => (text === '' ? null : text);

/** The form's texts, what follows a submission, and where tickets go (P16). */
export function FormSettings({ builder }: { builder: Builder }) {
  const { t } = useTranslation('desk');
  const inboxes = useInboxes();
  const pipelines = usePipelines();
  const { definition, edit, errors } = builder;
  const { thankYou } = definition;
  const redirects = thankYou?.kind === 'redirect';
  const choice = (all: { id: string; name: string }[], chosen: string | null, standard: string) => [
    { value: '', label: standard },
    ...all.map(({ id, name }) => ({ value: id, label: name })),
    // Gone meanwhile; without it another would seem to be chosen.
    ...(chosen && !all.some(({ id }) => id === chosen) ? [{ value: chosen, label: t('forms.settings.unknown') }] : []),
  ];

  return (
    <div>
      <Group title={t('forms.settings.texts')}>
        <TextInput
          label={t('forms.name')}
          description={t('forms.nameHint')}
          required
          maxLength={200}
          value={definition.name}
          error={errors.name}
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <Textarea
          label={t('forms.settings.header')}
          description={t('forms.settings.headerHint')}
          autosize
          minRows={1}
          maxLength={2000}
          value={definition.header ?? ''}
          error={errors.header}
          onChange={(event) => edit({ header: orNull(event.currentTarget.value) })}
        />
        <TextInput
          label={t('forms.settings.button')}
          description={t('forms.settings.buttonHint')}
          maxLength={100}
          value={definition.button ?? ''}
          error={errors.button}
          onChange={(event) => edit({ button: orNull(event.currentTarget.value) })}
        />
      </Group>
      <Group title={t('forms.settings.after')}>
        <Radio.Group
          aria-label={t('forms.settings.after')}
          value={redirects ? 'redirect' : 'message'}
          onChange={(kind) => edit({ thankYou: kind === 'redirect' ? { kind, text: null, url: '' } : null })}
        >
          <Stack gap="xs">
            <Radio value="message" label={t('forms.settings.message')} />
            <Radio value="redirect" label={t('forms.settings.redirect')} />
          </Stack>
        </Radio.Group>
        {redirects ? (
          <TextInput
            label={t('forms.settings.url')}
            description={t('forms.settings.urlHint')}
            placeholder="https://example.com/thanks"
            required
            spellCheck={false}
            autoCapitalize="none"
            maxLength={2000}
            value={thankYou.url ?? ''}
            error={errors['thankYou.url']}
            onChange={(event) => edit({ thankYou: { kind: 'redirect', text: null, url: event.currentTarget.value } })}
          />
        ) : (
          <Textarea
            label={t('forms.settings.text')}
            description={t('forms.settings.textHint')}
            autosize
            minRows={2}
            maxLength={2000}
            value={thankYou?.text ?? ''}
            error={errors['thankYou.text']}
            onChange={({ currentTarget: { value } }) =>
              edit({ thankYou: value === '' ? null : { kind: 'message', text: value, url: null } })
            }
          />
        )}
      </Group>
      <Group title={t('forms.settings.tickets')}>
        <Switch
          label={t('forms.settings.automatic')}
          description={t('forms.settings.automaticHint')}
          checked={definition.automaticTickets}
          error={errors.automaticTickets}
          onChange={(event) => edit({ automaticTickets: event.currentTarget.checked })}
        />
        {definition.automaticTickets && (
          <>
            <NativeSelect
              label={t('forms.settings.inbox')}
              value={definition.inboxId ?? ''}
              error={errors.inboxId}
              data={choice(inboxes, definition.inboxId, t('forms.settings.portalInbox'))}
              onChange={(event) => edit({ inboxId: orNull(event.currentTarget.value) })}
            />
            <NativeSelect
              label={t('forms.settings.pipeline')}
              value={definition.pipelineId ?? ''}
              error={errors.pipelineId}
              data={choice(pipelines, definition.pipelineId, t('forms.settings.portalPipeline'))}
              onChange={(event) => edit({ pipelineId: orNull(event.currentTarget.value) })}
            />
          </>
        )}
      </Group>
    </div>
  );
}
