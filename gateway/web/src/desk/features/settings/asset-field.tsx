import { Button, FileButton, Group, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import { apiUrl } from '@/shared/base';
import { newKey } from '@/shared/idempotency';
import { problemText } from '@/shared/problem-text';
import { uploadFile } from '@/shared/upload';
import classes from './asset-field.module.css';

interface Props {
  label: string;
  hint: string;
  value: string | null;
  /** Shown on a dark ground, which it is made for. */
  dark?: boolean;
  error?: string;
  onChange: (id: string | null) => void;
}

/** An image of the theme: chosen, shown, taken away. */
export function AssetField({ label, hint, value, dark, error, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { t: shared } = useTranslation('shared');
  const upload = useMutation({
    mutationFn: (file: File) =>
      uploadFile<{ id: string }>('settings/assets', file, {
        idempotencyKey: newKey(),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    onSuccess: ({ id }) => onChange(id),
  });
  const refused = upload.error instanceof ApiError ? upload.error.field('file') : null;
  const problem = upload.error ? (refused ?? problemText(shared, upload.error)) : error;

  return (
    <Input.Wrapper labelElement="div" label={label} description={hint} error={problem}>
      <Group gap="xs" mt={4}>
        {value && <img className={classes.image} data-dark={dark || undefined} src={apiUrl(`assets/${value}`)} alt="" />}
        <FileButton
          accept="image/png,image/jpeg,image/webp,image/gif,image/x-icon"
          onChange={(file) => file && upload.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-md"
              loading={upload.isPending}
              aria-label={`${t('settings.upload')}: ${label}`}
            >
              {t('settings.upload')}
            </Button>
          )}
        </FileButton>
        {value && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            aria-label={`${t('remove')}: ${label}`}
            onClick={() => onChange(null)}
          >
            {t('remove')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
