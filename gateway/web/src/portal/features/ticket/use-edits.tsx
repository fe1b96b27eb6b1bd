import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import type { EditedProperty } from '@/shared/api-schema';
import { UndoMessage } from '@/shared/components/undo-message';
import { notifyProblem } from '@/shared/notify';
import { ticketKeys } from '../../ticket-keys';
import type { EditItem, TicketDetail } from '../../types';
import { propertyLabel } from '../tickets/columns';

const undoMs = 8_000;

export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

/**
 * What of a ticket may be changed, each value by itself. What was saved is shown at once and until the
 * ticket's own answer, which follows events and may lag, is of that version.
 */
export function useEdits(ticket: TicketDetail) {
  const { t } = useTranslation(['portal', 'shared']);
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState<Record<string, EditedProperty>>({});
  const number = String(ticket.number);

  const items = ticket.edits.map((item): EditItem => {
    const own = saved[item.name];
    return own && own.ticketVersion > ticket.version ? { ...item, value: own.value, tag: own.tag } : item;
  });

  const mutation = useMutation({
    mutationFn: ({ item, value }: { item: EditItem; value: string }) =>
      api.put<EditedProperty>(`tickets/${number}/properties/${item.name}`, { value }, { ifMatch: item.tag }),
    onSuccess: (edited) => {
      setSaved((all) => ({ ...all, [edited.name]: edited }));
      void queryClient.invalidateQueries({ queryKey: ticketKeys.lists, refetchType: 'none' });
    },
    onError: (error) => {
      if (isStale(error)) void queryClient.invalidateQueries({ queryKey: ticketKeys.detail(number) });
    },
  });

  const offerUndo = (before: EditItem, after: EditedProperty) => {
    const id = `undo-${number}-${before.name}`;
    notifications.hide(id);
    notifications.show({
      id,
      role: 'status',
      autoClose: undoMs,
      closeButtonProps: { 'aria-label': t('dismiss', { ns: 'shared' }) },
      message: (
        <UndoMessage
          text={t('edit.done', { property: propertyLabel(t, before.name, before.label) })}
          onUndo={() => {
            notifications.hide(id);
            mutation.mutate({ item: { ...before, tag: after.tag }, value: before.value }, { onError: notifyProblem });
          }}
        />
      ),
    });
  };

  return {
    items,
    find: (name: string) => items.find((item) => item.name === name),
    /** Stores a value and offers the way back; throws what was refused. */
    save: async (item: EditItem, value: string) => {
      if (value === item.value) return;
      offerUndo(item, await mutation.mutateAsync({ item, value }));
    },
  };
}

export type Edits = ReturnType<typeof useEdits>;
