import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { newKey } from '@/shared/idempotency';
import { deskKeys } from '../../keys';
import { usePreview } from './import-queries';
import classes from './imports.module.css';
import { PreviewTable } from './preview-table';
import type { Import, Mapping, Upload } from './types';
import { requiredTargets, targets } from './types';

/** Which column means what; the preview follows each choice, so mistakes show before anything is stored. */
export function MapColumns({ file }: { file: Upload }) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState<Mapping>(file.suggested);
  const [key] = useState(newKey);
  const missing = requiredTargets.filter((target) => !mapping[target]);
  const preview = usePreview(file.id, mapping, missing.length === 0);
  const start = useMutation({
    mutationFn: () => api.post<Import>(`desk/imports/${file.id}/start`, { mapping }, { idempotencyKey: key }),
    onSuccess: (started) => {
      queryClient.setQueryData(deskKeys.import(file.id), started);
      void queryClient.invalidateQueries({ queryKey: deskKeys.imports });
    },
  });
  const example = (column: string | undefined) => {
    const index = file.columns.indexOf(column ?? '');
    return index < 0 ? undefined : file.sample.map((row) => row[index]).find((value) => value);
  };

  return (
    <>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t('imports.map')}</h2>
        <p className={classes.muted}>{t('imports.mapLead', { count: file.rows })}</p>
        <div className={classes.mapping}>
          {targets.map((target) => (
            <NativeSelect
              key={target}
              label={t(`imports.target.${target}`)}
              required={requiredTargets.includes(target)}
              description={example(mapping[target]) && t('imports.example', { value: example(mapping[target])?.slice(0, 60) })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={mapping[target] ?? ''}
              onChange={(event) => setMapping({ ...mapping, [target]: event.currentTarget.value || undefined })}
              data={[
                { value: '', label: t('imports.notUsed') },
                ...file.columns.map((column) => ({ value: column, label: column })),
              ]}
            />
          ))}
        </div>
      </section>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t('imports.preview')}</h2>
        {missing.length > 0 ? (
          <p className={classes.muted}>
            {t('imports.missing', { fields: missing.map((target) => t(`imports.target.${target}`)).join(', ') })}
          </p>
        ) : (
          <PreviewTable preview={preview} />
        )}
      </section>
      <ProblemAlert error={start.error} />
      <Group mt="md">
        <Button size="md" disabled={missing.length > 0} loading={start.isPending} onClick={() => start.mutate()}>
          {t('imports.start')}
        </Button>
        <span className={classes.muted}>{t('imports.safe')}</span>
      </Group>
    </>
  );
}
