import type { ReactNode } from 'react';
import type { IconName } from './icons';
import { Icon } from './icons';
import classes from './state-panel.module.css';

interface Props {
  icon: IconName;
  title: string;
  text?: string;
  action?: ReactNode;
  /** 1 when it is the page, 2 inside one. */
  level?: 1 | 2;
}

/** What stands where content would be: nothing yet, nothing found, not available. */
export function StatePanel({ icon, title, text, action, level = 2 }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.panel}>
      <span className={classes.icon}>
        <Icon name={icon} size={28} />
      </span>
      <Heading className={classes.title}>{title}</Heading>
      {text && <p className={classes.text}>{text}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
