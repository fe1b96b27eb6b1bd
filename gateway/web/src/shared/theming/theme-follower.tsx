import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect } from 'react';
import type { PortalTheme } from '../api-types';
import { apiUrl } from '../base';
import { themeVariables } from './theme-variables';

/** Where Mantine keeps the light or dark that a person chose. */
const schemeKey = 'mantine-color-scheme-value';

function schemeChosen(): boolean {
  try {
    return localStorage.getItem(schemeKey) !== null;
  } catch {
    return false;
  }
}

/** The light or dark of now, where something has to be chosen by it. */
export const useScheme = () => useComputedColorScheme('light', { getInitialValueInEffect: false });

/** Puts a theme on the page, and on it again whenever it changes. By the style object, which the CSP allows. */
export function ThemeFollower({ theme }: { theme: PortalTheme }): null {
  const scheme = useScheme();
  const { clearColorScheme } = useMantineColorScheme();

  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(themeVariables(theme, scheme))) {
      document.documentElement.style.setProperty(name, value);
    }
  }, [theme, scheme]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = theme.faviconId ? apiUrl(`assets/${theme.faviconId}`) : 'data:,';
  }, [theme.faviconId]);

  useEffect(() => {
    if (!schemeChosen()) clearColorScheme();
    // Only a changed default counts; the function changes with every choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [theme.scheme]);
  return null;
}
