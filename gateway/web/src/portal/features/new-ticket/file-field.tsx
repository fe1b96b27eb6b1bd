import { Input } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttachments } from '@/shared/components/use-attachments';
import { formatBytes } from '@/shared/format';
import type { FileLimits, FormQuestion } from '@/shared/form-view';
import { fieldLabel } from './default-labels';

const AttachmentPicker = lazy(() =>
  import('@/shared/components/attachment-picker').then((module) => ({ default: module.AttachmentPicker })),
);

/** So many types are shown; more would be no help. */
const mostTypes = 12;

export interface FilesState {
  ids: string[];
  /** Something is on its way, or was refused and has to be removed first. */
  blocked: boolean;
}

export const noFiles: FilesState = { ids: [], blocked: false };

interface Props {
  field: FormQuestion;
  limits: FileLimits;
  error: string | undefined;
  /** Nothing is taken: where a form is only looked at. */
  disabled?: boolean;
  onChange: (state: FilesState) => void;
}

/** A question for files: they are uploaded as they are chosen, so that submitting does not have to wait for them. */
export function FileField({ field, limits, error, disabled, onChange }: Props) {
  const { t, i18n } = useTranslation(['portal', 'shared']);
  const attachments = useAttachments();
  const refused = attachments.uploads.find(({ file }) => problem(file, limits))?.file;
  const ids = attachments.ids.join(';');
  const blocked = attachments.uploading || attachments.failed || refused !== undefined;

  useEffect(() => {
    onChange({ ids: ids === '' ? [] : ids.split(';'), blocked });
    // Only what was chosen matters here; the handler is made anew with each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ids, blocked]);

  const size = formatBytes(limits.maxBytes, i18n.language);
  const types = limits.types.length <= mostTypes ? limits.types.join(', ') : '';
  const hint = [t('newTicket.fileLimits', { count: limits.maxFiles, size }), types].filter(Boolean).join(' · ');

  return (
    <Input.Wrapper
      id={`field-${field.name}`}
      role="group"
      aria-labelledby={`field-${field.name}-label`}
      labelElement="div"
      label={fieldLabel(t, field)}
      description={field.help ? `${field.help} ${hint}` : hint}
      required={field.required}
      error={refused ? t(`newTicket.${problem(refused, limits) ?? 'fileType'}`, { name: refused.name, size }) : error}
      size="md"
    >
      <Suspense fallback={null}>
        <AttachmentPicker attachments={attachments} maxFiles={limits.maxFiles} disabled={disabled} />
      </Suspense>
    </Input.Wrapper>
  );
}

/** What the form's own limits have against a file; the server holds it to them too. */
function problem(file: File, { maxBytes, types }: FileLimits): 'fileSize' | 'fileType' | null {
  if (file.size > maxBytes) return 'fileSize';
  const extension = file.name.includes('.') ? (file.name.split('.').at(-1) ?? '').toLowerCase() : '';
  return types.length === 0 || types.includes(extension) ? null : 'fileType';
}
