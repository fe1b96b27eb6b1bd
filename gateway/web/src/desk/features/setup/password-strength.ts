export const passwordLength = 12;

export type Strength = 'short' | 'fair' | 'good';

/** Length protects more than odd characters do, so it decides; repeating one character does not count. */
export function passwordStrength(password: string): Strength {
  const length = Array.from(password).length;
  const distinct = new Set(password).size;
  if (length < passwordLength) return 'short';
  if (distinct < 6) return 'fair';
  return length >= 16 || distinct >= 11 ? 'good' : 'fair';
}
