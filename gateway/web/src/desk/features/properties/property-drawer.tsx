import { Autocomplete, Button, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { propertyTypes } from '@/shared/api-types';
import { ProblemAlert } from '@/shared/components/problem-alert';
import common from '../../components/common.module.css';
import { SideDrawer } from '../../components/side-drawer';
import { isStale, StaleNotice } from '../../components/stale-notice';
import { useCloseGuard } from '../../components/use-close-guard';
import type { Property, RecordType } from '../../data/properties';
import { visibilities } from '../../data/properties';
import { usePropertyLabel } from '../settings/use-property-label';
import { DeleteProperty } from './delete-property';
import { InUseAlert, isInUse } from './in-use-alert';
import { OptionsEditor } from './options-editor';
import classes from './properties.module.css';
import { choosesHere, hasOptions } from './property-values';
import { usePropertyForm } from './use-property-form';

interface Props {
  record: RecordType;
  /** Null creates one. */
  known: Property | null;
  onClose: () => void;
}

export function PropertyDrawer({ record, known, onClose }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const propertyLabel = usePropertyLabel();
  const [deleting, setDeleting] = useState(false);
  const { form, save, based, groups, setLabel, setName, setOptions, submit, reload, keep, error } = usePropertyForm(
    record,
    known,
    onClose,
  );
  const { close, question } = useCloseGuard(form.isDirty(), onClose);
  const { values } = form;
  const choosable = known ? choosesHere(known) : hasOptions(values.type);
  const translated = known !== null && known.label === values.label && propertyLabel(known) !== known.label;
  const refusedAtField = Object.keys(form.errors).length > 0;

  return (
    <SideDrawer opened size={560} title={known ? propertyLabel(known) : t(`properties.new.${record}`)} onClose={close}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('properties.label')}
            description={translated ? t('properties.labelTranslated', { label: propertyLabel(known) }) : undefined}
            maxLength={100}
            autoComplete="off"
            data-autofocus={known ? undefined : true}
            {...form.getInputProps('label')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {known ? (
            <dl className={classes.fixed}>
              <dt>{t('properties.name')}</dt>
              <dd>
                <code className={classes.code}>{known.name}</code>
              </dd>
              <dt>{t('properties.type')}</dt>
              <dd>
                {t(`properties.types.${known.type}`)}: {t(`properties.typeHints.${known.type}`)}
              </dd>
            </dl>
          ) : (
            <>
              <TextInput
                label={t('properties.name')}
                description={t('properties.nameHint')}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                {...form.getInputProps('name')}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <NativeSelect
                label={t('properties.type')}
                description={t(`properties.typeHints.${values.type}`)}
                data={propertyTypes.map((type) => ({ value: type, label: t(`properties.types.${type}`) }))}
                {...form.getInputProps('type')}
              />
            </>
          )}
          {known && hasOptions(known.type) && !choosable && <p className={common.hint}>{t('properties.optionsElsewhere')}</p>}
          {choosable && (
            <OptionsEditor
              options={values.options}
              fixed={known?.standard ?? false}
              error={error('options')}
              errorAt={(index) => error(`options[${index}].label`) ?? error(`options[${index}].value`)}
              onChange={setOptions}
            />
          )}
          <Autocomplete
            label={t('properties.group')}
            description={t('properties.groupHint')}
            data={groups}
            maxLength={100}
            {...form.getInputProps('group')}
          />
          <Textarea
            label={t('properties.description')}
            description={t('properties.descriptionHint')}
            maxLength={1000}
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('description')}
          />
          <Radio.Group
            label={t('properties.visibility')}
            description={t('properties.visibilityHint')}
            {...form.getInputProps('visibility')}
          >
            <Stack gap="xs" mt={6}>
              {visibilities.map((visibility) => (
                <Radio
                  key={visibility}
                  value={visibility}
                  label={t(`properties.visibilities.${visibility}`)}
                  description={t(`properties.visibilityHints.${visibility}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {known && <StaleNotice error={save.error} busy={save.isPending} onReload={reload} onKeep={keep} />}
          <InUseAlert error={save.error} />
          {!refusedAtField && !isStale(save.error) && !isInUse(save.error) && <ProblemAlert error={save.error} />}
          <div className={classes.buttons}>
            {known && !known.standard && (
              <Button variant="subtle" color="gray" className={classes.delete} onClick={() => setDeleting(true)}>
                {t('properties.delete')}
              </Button>
            )}
            <Button variant="default" ml="auto" onClick={close}>
              {t('cancel', { ns: 'shared' })}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {known ? t('save') : t('properties.create')}
            </Button>
          </div>
        </Stack>
      </form>
      {question}
      {deleting && based && (
        <DeleteProperty
          property={based}
          onDeleted={onClose}
          onCancel={() => setDeleting(false)}
          onReload={() => {
            setDeleting(false);
            reload();
          }}
        />
      )}
    </SideDrawer>
  );
}
