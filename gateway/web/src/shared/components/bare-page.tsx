import type { ReactNode } from 'react';
import { PreferencesMenu } from './preferences-menu';
import classes from './bare-page.module.css';

/** A page outside the signed-in frame: one card in the middle. */
export function BarePage({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <PreferencesMenu />
      </header>
      <main id="main" className={classes.main} data-wide={wide}>
        <div className={classes.card}>{children}</div>
      </main>
    </div>
  );
}
