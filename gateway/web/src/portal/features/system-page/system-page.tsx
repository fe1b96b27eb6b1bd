import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortalInfo, SystemPageName } from '@/shared/api-types';
import { BarePage } from '@/shared/components/bare-page';
import classes from '@/shared/components/sign-in.module.css';
import { hasLogo, PortalBrand } from '../../shell/portal-brand';

interface Props {
  portal: PortalInfo;
  page: SystemPageName;
  /** Where the portal has no text of its own in the reader's language. */
  title: string;
  text: string;
  children: ReactNode;
}

/** A page around signing in (P37), laid out and worded as the portal has it. */
export function SystemPageFrame({ portal, page, title, text, children }: Props) {
  const { i18n } = useTranslation();
  const own = portal.systemPages.find((known) => known.page === page && known.language === i18n.language);
  return (
    <BarePage template={own?.template}>
      {hasLogo(portal.theme) && <PortalBrand portal={portal} />}
      <h1 className={classes.title}>{own?.title ?? title}</h1>
      <p className={classes.lead}>{own?.text ?? text}</p>
      {children}
    </BarePage>
  );
}
