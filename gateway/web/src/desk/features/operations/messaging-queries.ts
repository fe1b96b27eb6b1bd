import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { notifyProblem } from '@/shared/notify';
import { deskKeys } from '../../keys';
import type { ServiceMessaging } from './types';

const pollMs = 4_000;
const path = 'operations/messaging';

/** Asks again and again, marked as background, so that watching keeps nobody signed in. */
export const useMessaging = () =>
  useQuery({
    queryKey: deskKeys.messaging,
    queryFn: async (context) => (await queryGet<{ items: ServiceMessaging[] }>(context, path)).items,
    refetchInterval: pollMs,
  });

/** Replaying or discarding one message. It stays busy until the list is without it; a failure may mean that somebody was faster, so the list is fetched then too. */
function useAction(act: () => Promise<void>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onError: notifyProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: deskKeys.messaging }),
  });
}

export const useReplay = (service: string, id: string, onDone: () => void) =>
  useAction(() => api.post(`${path}/${service}/${id}/replay`), onDone);

export const useDiscard = (service: string, id: string, onDone: () => void) =>
  useAction(() => api.delete(`${path}/${service}/${id}`), onDone);
