import type { ButtonProps } from '@mantine/core';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import type { StartedView } from '@/shared/api-schema';
import { openView } from '@/shared/base';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { useSignedIn } from '@/shared/session';

interface Props {
  contact: { id: string; name: string };
  /** Where in the portal to begin. */
  path?: string;
  size?: ButtonProps['size'];
}

/** Opens the portal as this contact sees it (B13), for whoever may. */
export function SeeAs({ contact, path = '', size = 'compact-sm' }: Props) {
  const { t } = useTranslation('desk');
  const { permissions } = useSignedIn();
  const [asking, setAsking] = useState(false);
  const start = useMutation({
    mutationFn: () => api.post<StartedView>(`desk/contacts/${contact.id}/view`),
    onSuccess: ({ id }) => openView(id, path),
  });
  if (!permissions.includes('see-as-customer')) return null;

  return (
    <>
      <Button size={size} variant="default" onClick={() => setAsking(true)}>
        {t('seeAs.open', { name: contact.name })}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('seeAs.title', { name: contact.name })}
        text={t('seeAs.text')}
        confirmLabel={t('seeAs.confirm')}
        busy={start.isPending || start.isSuccess}
        error={start.error}
        onConfirm={() => start.mutate()}
        onCancel={() => {
          start.reset();
          setAsking(false);
        }}
      />
    </>
  );
}
