import type { PortalTheme } from '../api-types';
import type { Color } from './colors';
import { contrast, inkOn, minimumContrast, mix, readable } from './colors';

export type Scheme = 'light' | 'dark';

/** What tokens.css gives each scheme, as far as colours are derived from it. */
const surfaces: Record<Scheme, Record<'page' | 'card' | 'sunken' | 'text' | 'muted' | 'far', Color>> = {
  light: { page: '#f5f8f9', card: '#ffffff', sunken: '#edf2f4', text: '#14252c', muted: '#50626b', far: '#000000' },
  dark: { page: '#0f171b', card: '#172227', sunken: '#1e2b31', text: '#e7eef1', muted: '#a3b4bd', far: '#ffffff' },
};

/** A little away from the text on it, which stays as readable. */
const hover = (background: Color, ink: Color): Color => mix(background, ink === '#ffffff' ? '#000000' : '#ffffff', 0.15);

/** Fonts that devices have; nothing is loaded from elsewhere. */
export const fontStacks: Record<PortalTheme['font'], string> = {
  system: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', source-sans-pro, sans-serif",
  geometric: "Avenir, Montserrat, Corbel, 'URW Gothic', source-sans-pro, sans-serif",
  serif: "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', Georgia, P052, serif",
  slab: "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', 'Sitka Small', serif",
  mono: "ui-monospace, SFMono-Regular, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

const densities: Record<PortalTheme['density'], { row: string; field: string }> = {
  compact: { row: '6px', field: '14px' },
  comfortable: { row: '12px', field: '24px' },
  spacious: { row: '20px', field: '36px' },
};

/** Whether a scheme's texts can be read on a background; where not, the scheme keeps its own. */
export function fitsScheme(background: Color, scheme: Scheme): boolean {
  const { text, muted } = surfaces[scheme];
  return [text, muted].every((ink) => contrast(ink, background) >= minimumContrast);
}

function headerColors({ headerColor }: PortalTheme, scheme: Scheme, accent: Color): Record<string, Color> {
  const { card, sunken, text, muted } = surfaces[scheme];
  if (!headerColor) {
    return {
      '--header-surface': card,
      '--header-text': text,
      '--header-muted': muted,
      '--header-accent': accent,
      '--header-hover': sunken,
    };
  }
  const ink = inkOn(headerColor);
  return {
    '--header-surface': headerColor,
    '--header-text': ink,
    '--header-muted': readable(mix(ink, headerColor, 0.25), [headerColor], ink),
    '--header-accent': ink,
    '--header-hover': hover(headerColor, ink),
  };
}

/**
 * A theme (P19) as CSS variables of one scheme. An administrator picks few colours; every other shade follows from
 * them, so that whatever was picked, texts meet WCAG AA.
 */
export function themeVariables(theme: PortalTheme, scheme: Scheme): Record<string, string> {
  const { card, sunken, far } = surfaces[scheme];
  const background = theme.backgroundColor;
  const page = background && fitsScheme(background, scheme) ? background : surfaces[scheme].page;
  const own = mix(card, theme.primaryColor, scheme === 'light' ? 0.08 : 0.16);
  // Links stand on all of these: in cards, in rows under the pointer, in a customer's own messages.
  const accent = readable(theme.primaryColor, [card, page, sunken, own], far);
  const fill = scheme === 'light' ? theme.primaryColor : accent;
  const ink = inkOn(fill);
  const soft = mix(card, theme.primaryColor, scheme === 'light' ? 0.12 : 0.25);
  const density = densities[theme.density];
  return {
    '--surface-page': page,
    '--surface-own': own,
    '--accent': accent,
    '--accent-fill': fill,
    '--accent-fill-hover': hover(fill, ink),
    '--on-accent-fill': ink,
    '--accent-soft': soft,
    '--on-accent-soft': readable(theme.primaryColor, [soft], far),
    '--focus': accent,
    ...headerColors(theme, scheme, accent),
    '--font-text': fontStacks[theme.font],
    '--radius-control': `${theme.radius}px`,
    '--radius-card': `${Math.round(theme.radius * 1.5)}px`,
    '--mantine-radius-default': `${theme.radius}px`,
    '--mantine-radius-md': `${theme.radius}px`,
    '--space-row': density.row,
    '--space-field': density.field,
  };
}

/** What an administrator is told before saving: the picked colour and how far it falls short. */
export interface ContrastProblem {
  field: 'primaryColor' | 'backgroundColor';
  ratio: number;
}

/**
 * Colours that cannot be used as they were picked. Headers take any colour: their text turns black or white.
 */
export function contrastProblems(theme: PortalTheme): ContrastProblem[] {
  const { primaryColor, backgroundColor } = theme;
  const page = backgroundColor && fitsScheme(backgroundColor, 'light') ? backgroundColor : surfaces.light.page;
  const problems: ContrastProblem[] = [];
  const primary = Math.min(contrast(primaryColor, surfaces.light.card), contrast(primaryColor, page));
  if (primary < minimumContrast) problems.push({ field: 'primaryColor', ratio: primary });
  if (backgroundColor && !fitsScheme(backgroundColor, 'light') && !fitsScheme(backgroundColor, 'dark')) {
    problems.push({
      field: 'backgroundColor',
      ratio: Math.max(contrast(backgroundColor, surfaces.light.muted), contrast(backgroundColor, surfaces.dark.muted)),
    });
  }
  return problems;
}
