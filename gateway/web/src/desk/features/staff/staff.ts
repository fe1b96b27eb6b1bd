import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { deskKeys } from '../../keys';

export interface StaffItem {
  id: string;
  name: string;
  email: string;
  roles: string[];
  /** Whether the person can work here: not before choosing a password, and not without roles. */
  status: 'active' | 'invited' | 'noAccess';
  invitedUntil: string | null;
  version: number;
}

/** Shown once: the server keeps only what it takes to recognise it. */
export interface Invitation {
  token: string;
  until: string;
}

export interface NewStaff {
  email: string;
  name: string;
  roles: string[];
}

export interface AddedStaff {
  staff: StaffItem;
  invitation: Invitation | null;
}

export const useStaff = () =>
  useQuery({
    queryKey: deskKeys.staff,
    queryFn: async (context) => (await queryGet<{ items: StaffItem[] }>(context, 'settings/staff')).items,
  });

function useRefresh() {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: deskKeys.agents });
    return queryClient.invalidateQueries({ queryKey: deskKeys.staff });
  };
}

export function useSaveRolesOf(person: StaffItem) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (roles: string[]) =>
      api.put<StaffItem>(`settings/staff/${person.id}/roles`, { roles }, { ifMatch: person.version }),
    onSuccess,
  });
}

export function useAddStaff() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (input: NewStaff) => api.post<AddedStaff>('settings/staff', input),
    // Asked for again it would say that the person works here already, and the link would be lost.
    retry: false,
    onSuccess,
  });
}

export function useInviteAgain() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (id: string) => api.post<Invitation>(`settings/staff/${id}/invitation`, {}),
    onSuccess,
  });
}
