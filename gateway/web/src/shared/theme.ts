import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e8f6f7',
  '#cfeaed',
  '#a3d6dc',
  '#6fbec8',
  '#4fb0bd',
  '#27909e',
  '#177c8a',
  '#0f6a77',
  '#0b5a66',
  '#08424c',
];

/** Mantine's dark surfaces in the hue of ours, lightest first. */
const dark: MantineColorsTuple = [
  '#e7eef1',
  '#b9c7ce',
  '#a3b4bd',
  '#6d808a',
  '#3a4a52',
  '#2b3a42',
  '#1e2b31',
  '#172227',
  '#121b1f',
  '#0c1316',
];

/** Mantine decides once whether text on the accent is black or white; light and dark need different answers. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || (input.color ?? input.theme.primaryColor) !== input.theme.primaryColor) return colors;
  return { ...colors, background: 'var(--accent-fill)', hover: 'var(--accent-fill-hover)', color: 'var(--on-accent-fill)' };
};

/** Components only; what a colour or distance means is decided in tokens.css. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font-text)', fontWeight: '650' },
  components: {
    // Error texts are announced, and required fields say so without a colour alone.
    InputWrapper: { defaultProps: { errorProps: { role: 'alert' } } },
  },
});

const roles = {
  '--mantine-color-body': 'var(--surface-page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-default': 'var(--surface-card)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border-control)',
};

/** Mantine sets its own values per scheme, so ours have to be given per scheme to replace them. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles });
