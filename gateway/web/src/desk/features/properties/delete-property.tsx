import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/components/dialog';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { notifyDone } from '@/shared/notify';
import { isStale, StaleNotice } from '../../components/stale-notice';
import type { Property } from '../../data/properties';
import { InUseAlert, isInUse } from './in-use-alert';
import { useDeleteProperty } from './property-settings';

interface Props {
  property: Property;
  onDeleted: () => void;
  onCancel: () => void;
  /** Somebody has changed it since: shows that before anything is deleted. */
  onReload: () => void;
}

export function DeleteProperty({ property, onDeleted, onCancel, onReload }: Props) {
  const { t } = useTranslation(['desk', 'shared']);
  const remove = useDeleteProperty();
  const { error } = remove;
  return (
    <Dialog opened onClose={onCancel} title={t('properties.deleteTitle', { label: property.label })}>
      <Text>{t('properties.deleteText')}</Text>
      <InUseAlert error={error} />
      <StaleNotice error={error} onReload={onReload} />
      {!isInUse(error) && !isStale(error) && <ProblemAlert error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('cancel', { ns: 'shared' })}
        </Button>
        <Button
          loading={remove.isPending}
          disabled={isInUse(error) || isStale(error)}
          onClick={() =>
            remove.mutate(property, {
              onSuccess: () => {
                notifyDone(t('properties.deleted', { label: property.label }));
                onDeleted();
              },
            })
          }
        >
          {t('properties.delete')}
        </Button>
      </Group>
    </Dialog>
  );
}
