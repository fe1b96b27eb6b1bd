import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, queryGet } from '@/shared/api-client';
import { newKey } from '@/shared/idempotency';
import type * as schema from '@/shared/api-schema';
import { deskKeys } from '../../keys';

/** What roles can allow, in the order in which it is explained. */
export const permissionNames = [
  'tickets',
  'contacts',
  'see-as-customer',
  'portal-settings',
  'records',
  'roles',
  'audit',
  'operations',
] as const;
export type PermissionName = (typeof permissionNames)[number];

/** `standard`: every portal has it; it can be shaped but not deleted. */
export type Role = schema.RoleItem;

export type RoleInput = Pick<Role, 'label' | 'permissions'>;

/** The role that keeps what it takes to give everything back. */
export const administrator = 'admin';
export const keptByAdministrators: readonly string[] = ['roles', 'portal-settings'];

export const useRoles = () =>
  useQuery({
    queryKey: deskKeys.roles,
    queryFn: async (context) => (await queryGet<schema.RoleList>(context, 'settings/roles')).items,
  });

export function useSaveRole(known: Role | null) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: RoleInput) =>
      known
        ? api.patch<Role>(`settings/roles/${known.name}`, input, { ifMatch: known.version })
        : api.post<Role>('settings/roles', input, { idempotencyKey: newKey() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deskKeys.roles }),
  });
}

export function useDeleteRole() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (role: Role) => api.delete(`settings/roles/${role.name}`, { ifMatch: role.version }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deskKeys.roles }),
  });
}

/** What somebody with these roles may do. */
export function permissionsOf(roles: readonly Role[], held: readonly string[]): string[] {
  return [...new Set(roles.filter(({ name }) => held.includes(name)).flatMap(({ permissions }) => permissions))];
}
