import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PortalTheme } from '../api-types';
import { ThemeFollower } from './theme-follower';

const theme: PortalTheme = {
  logoId: null,
  darkLogoId: null,
  faviconId: null,
  primaryColor: '#aa3300',
  headerColor: null,
  backgroundColor: null,
  font: 'serif',
  radius: 4,
  density: 'compact',
  scheme: 'light',
};

const root = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});

function show(next: PortalTheme) {
  return (
    <MantineProvider defaultColorScheme={next.scheme}>
      <ThemeFollower theme={next} />
    </MantineProvider>
  );
}

it('puts the theme on the page and follows its changes', () => {
  const { rerender } = render(show(theme));
  expect(root.style.getPropertyValue('--accent-fill')).toBe('#aa3300');
  expect(root.style.getPropertyValue('--radius-control')).toBe('4px');

  rerender(show({ ...theme, primaryColor: '#006644', radius: 0 }));
  expect(root.style.getPropertyValue('--accent-fill')).toBe('#006644');
  expect(root.style.getPropertyValue('--radius-control')).toBe('0px');
});

it('turns dark when the portal does', () => {
  const { rerender } = render(show(theme));
  rerender(show({ ...theme, scheme: 'dark' }));
  expect(root.getAttribute('data-mantine-color-scheme')).toBe('dark');
});

it('leaves light or dark to a person who has chosen', () => {
  localStorage.setItem('mantine-color-scheme-value', 'light');
  const { rerender } = render(show(theme));
  rerender(show({ ...theme, scheme: 'dark' }));
  expect(root.getAttribute('data-mantine-color-scheme')).toBe('light');
});

it('shows the favicon of the portal', () => {
  const icon = document.createElement('link');
  icon.rel = 'icon';
  document.head.append(icon);
  render(show({ ...theme, faviconId: 'a-1' }));
  expect(icon.href).toMatch(/\/api\/assets\/a-1$/u);
});
