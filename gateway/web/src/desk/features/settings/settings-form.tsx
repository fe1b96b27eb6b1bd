import { Alert, Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { CustomersSection } from './customers-section';
import { DomainsSection } from './domains-section';
import { FormSection } from './form-section';
import { GeneralSection } from './general-section';
import classes from './settings.module.css';
import type { Editable, PortalSettings } from './types';
import { changes, editable } from './types';
import { UnsavedGuard } from './unsaved-guard';
import { useSaveSettings } from './use-save-settings';

const maxIdleMinutes = 10_080;

export function SettingsForm({ settings, onReload }: { settings: PortalSettings; onReload: () => void }) {
  const { t } = useTranslation('desk');
  const form = useForm<Editable>({
    initialValues: editable(settings),
    validate: {
      name: (value) => (value.trim() === '' ? t('settings.nameMissing') : null),
      slug: (value) => (/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u.test(value) ? null : t('setup.slugInvalid')),
      idleMinutes: (value) =>
        Number.isInteger(value) && value >= 1 && value <= maxIdleMinutes ? null : t('settings.idleInvalid'),
      domains: { host: (value) => (/^[a-z0-9.-]+(?::\d+)?$/iu.test(value.trim()) ? null : t('settings.hostInvalid')) },
    },
  });
  const changed = changes(editable(settings), form.values);
  const dirty = Object.keys(changed).length > 0;
  const save = useSaveSettings(settings, (errors) => form.setErrors(errors));
  const stale = save.error instanceof ApiError && save.error.status === 412;
  const atField = save.error instanceof ApiError && Object.keys(save.error.errors).length > 0;

  return (
    <form noValidate onSubmit={form.onSubmit(() => save.mutate(changed))}>
      <GeneralSection form={form} />
      <CustomersSection form={form} />
      <FormSection form={form} />
      <DomainsSection form={form} />
      <div className={classes.bar}>
        {stale && (
          <Alert
            role="alert"
            icon={<Icon name="alert" />}
            classNames={{ root: classes.warning, message: classes.warningText, icon: classes.warningText }}
          >
            {t('settings.stale')}{' '}
            <Button size="compact-sm" variant="default" onClick={onReload}>
              {t('settings.reload')}
            </Button>
          </Alert>
        )}
        {!stale && !atField && <ProblemAlert error={save.error} />}
        <div className={classes.buttons}>
          <span className={classes.unsaved} role="status">
            {dirty ? t('settings.unsaved') : ''}
          </span>
          <Button variant="default" disabled={!dirty} onClick={form.reset}>
            {t('settings.discard')}
          </Button>
          <Button type="submit" disabled={!dirty} loading={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </div>
      <UnsavedGuard dirty={dirty && !save.isPending} />
    </form>
  );
}
