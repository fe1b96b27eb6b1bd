import { describe, expect, it } from 'vitest';
import type { PortalTheme } from '../api-types';
import { contrast, inkOn, mix, readable } from './colors';
import { contrastProblems, fitsScheme, themeVariables } from './theme-variables';

const theme: PortalTheme = {
  logoId: null,
  darkLogoId: null,
  faviconId: null,
  primaryColor: '#2563eb',
  headerColor: null,
  backgroundColor: null,
  font: 'system',
  radius: 8,
  density: 'comfortable',
  scheme: 'auto',
};

describe('colours', () => {
  it('measures black on white as 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('mixes', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  });

  it('keeps a colour that can be read and darkens one that cannot', () => {
    expect(readable('#0f6a77', ['#ffffff'], '#000000')).toBe('#0f6a77');
    expect(contrast(readable('#ffe066', ['#ffffff'], '#000000'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a theme', () => {
  const picked = ['#2563eb', '#ffe066', '#111111', '#ffffff', '#ff5a1f', '#808080', '#00ff88'];
  it.each(picked)('can be read whatever colour was picked: %s', (color) => {
    for (const scheme of ['light', 'dark'] as const) {
      const variables = themeVariables({ ...theme, primaryColor: color, headerColor: color, backgroundColor: color }, scheme);
      const card = scheme === 'light' ? '#ffffff' : '#172227';
      const pairs = [
        ['--accent', card],
        ['--accent', scheme === 'light' ? '#edf2f4' : '#1e2b31'],
        ['--accent', variables['--surface-page']],
        ['--accent', variables['--surface-own']],
        ['--on-accent-fill', variables['--accent-fill']],
        ['--on-accent-fill', variables['--accent-fill-hover']],
        ['--on-accent-soft', variables['--accent-soft']],
        ['--header-text', variables['--header-surface']],
        ['--header-muted', variables['--header-surface']],
        ['--header-accent', variables['--header-surface']],
        ['--header-text', variables['--header-hover']],
      ] as const;
      for (const [name, background] of pairs) {
        const ratio = contrast(variables[name] ?? '', background ?? '');
        expect(ratio, `${name} of ${color} in ${scheme}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('takes a background only in the scheme whose texts can be read on it', () => {
    expect(fitsScheme('#fff8e7', 'light')).toBe(true);
    expect(fitsScheme('#fff8e7', 'dark')).toBe(false);
    expect(themeVariables({ ...theme, backgroundColor: '#fff8e7' }, 'dark')['--surface-page']).toBe('#0f171b');
  });

  it('writes white on dark fills and black on light ones', () => {
    expect(inkOn('#2563eb')).toBe('#ffffff');
    expect(inkOn('#ffe066')).toBe('#000000');
  });

  it('warns of colours that cannot be used as they were picked', () => {
    expect(contrastProblems(theme)).toEqual([]);
    expect(contrastProblems({ ...theme, primaryColor: '#ffe066' })).toMatchObject([{ field: 'primaryColor' }]);
    expect(contrastProblems({ ...theme, backgroundColor: '#808080' })).toMatchObject([{ field: 'backgroundColor' }]);
  });
});
