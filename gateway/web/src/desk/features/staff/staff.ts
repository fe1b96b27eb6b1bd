import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../../keys';

/** `status`: nobody can work here before choosing a password, nor without roles. */
export type StaffItem = schema.StaffItem;

/** Shown once: the server keeps only what it takes to recognise it. */
export type Invitation = schema.Invitation;

export interface NewStaff {
  email: string;
  name: string;
  roles: string[];
}

export type AddedStaff = schema.AddedStaff;

export const useStaff = () =>
  useQuery({
    queryKey: deskKeys.staff,
    queryFn: async (context) => (await queryGet<schema.StaffList>(context, 'settings/staff')).items,
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
