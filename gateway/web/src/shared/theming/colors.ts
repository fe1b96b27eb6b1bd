/** Colours as `#rrggbb`, measured as WCAG 2.2 measures them. */
export type Color = string;

const white = '#ffffff';
const black = '#000000';

/** Text of normal size on its background (WCAG 1.4.3). */
export const minimumContrast = 4.5;

const channels = (color: Color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/iu.test(text);

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: Color, other: Color): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of the second colour in the first. */
export function mix(base: Color, other: Color, share: number): Color {
  const added = channels(other);
  return `#${channels(base)
    .map((value, index) => Math.round(value + ((added[index] ?? 0) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** White or black, whichever can be read on a background; one of them always can. */
export const inkOn = (background: Color): Color => (contrast(white, background) >= minimumContrast ? white : black);

/** The colour itself where it can be read on all backgrounds, else its nearest shade towards `target` that can. */
export function readable(color: Color, backgrounds: Color[], target: Color): Color {
  for (let share = 0; share < 1; share += 0.04) {
    const shade = mix(color, target, share);
    if (backgrounds.every((background) => contrast(shade, background) >= minimumContrast)) return shade;
  }
  return target;
}
