import type { PortalInfo } from '@/shared/api-types';
import { apiUrl } from '@/shared/base';
import { useScheme } from '@/shared/theming/theme-follower';
import classes from './portal-brand.module.css';

export const hasLogo = ({ logoId }: PortalInfo['theme']) => logoId !== null;

/** The portal's logo, which then stands for its name; without one the name itself. */
export function PortalBrand({ portal }: { portal: Pick<PortalInfo, 'name' | 'theme'> }) {
  const dark = useScheme() === 'dark';
  const { logoId, darkLogoId } = portal.theme;
  const logo = (dark ? darkLogoId : null) ?? logoId;
  return logo ? <img className={classes.logo} src={apiUrl(`assets/${logo}`)} alt={portal.name} /> : portal.name;
}
