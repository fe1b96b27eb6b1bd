import type { ReactNode } from 'react';
import type { SystemPage } from '../api-types';
import { PreferencesMenu } from './preferences-menu';
import classes from './bare-page.module.css';

interface Props {
  wide?: boolean;
  /** How it is laid out (P37). */
  template?: SystemPage['template'];
  children: ReactNode;
}

/** A page outside the signed-in frame: one card in the middle, beside a coloured half, or without any frame. */
export function BarePage({ wide, template = 'card', children }: Props) {
  return (
    <div className={classes.page} data-template={template}>
      <header className={classes.top}>
        <PreferencesMenu />
      </header>
      <main id="main" className={classes.main} data-wide={wide}>
        <div className={classes.card}>{children}</div>
      </main>
    </div>
  );
}
