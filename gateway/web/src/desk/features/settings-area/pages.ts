import { settingsTabs } from '../settings/tabs';

/** What a session needs to open each group's pages. */
export const areaGroups = [
  { name: 'portal', pages: settingsTabs.map((page) => ({ page, permission: 'portal-settings' })) },
  {
    name: 'records',
    pages: (['properties', 'pipelines', 'inboxes', 'forms'] as const).map((page) => ({ page, permission: 'records' })),
  },
  {
    name: 'organization',
    pages: [
      { page: 'staff', permission: 'roles' },
      { page: 'roles', permission: 'roles' },
      { page: 'audit', permission: 'audit' },
    ],
  },
] as const;

export type AreaPage = (typeof areaGroups)[number]['pages'][number]['page'];

/** The groups with the pages these permissions open. */
export function allowedGroups(permissions: readonly string[]) {
  return areaGroups
    .map((group) => ({
      name: group.name,
      pages: group.pages.filter(({ permission }) => permissions.includes(permission)).map(({ page }) => page as AreaPage),
    }))
    .filter(({ pages }) => pages.length > 0);
}

export const maySeeSettings = (permissions: readonly string[]) => allowedGroups(permissions).length > 0;
