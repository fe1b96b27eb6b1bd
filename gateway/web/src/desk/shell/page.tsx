import type { ReactNode } from 'react';
import classes from './page.module.css';

interface Props {
  title?: string;
  lead?: string;
  /** Controls beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page but the inbox: a heading and a column that scrolls. */
export function Page({ title, lead, actions, children }: Props) {
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        {title && (
          <header className={classes.header}>
            <div>
              <h1 className={classes.title}>{title}</h1>
              {lead && <p className={classes.lead}>{lead}</p>}
            </div>
            {actions}
          </header>
        )}
        {children}
      </div>
    </div>
  );
}
