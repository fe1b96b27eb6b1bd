/** The pages of the portal's settings, in the order of the navigation; each is an address below /settings. */
export const settingsTabs = [
  'general',
  'display',
  'actions',
  'form',
  'permissions',
  'theme',
  'domains',
  'pages',
  'consent',
  'access',
  'cases',
  'versions',
] as const;

export type SettingsTab = (typeof settingsTabs)[number];
