import type { ReactNode } from 'react';
import { PreferencesMenu } from '@/shared/components/preferences-menu';
import classes from './bare-page.module.css';

/** A page outside the signed-in frame: one card in the middle. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <PreferencesMenu />
      </header>
      <main id="main" className={classes.main}>
        <div className={classes.card}>{children}</div>
      </main>
    </div>
  );
}
