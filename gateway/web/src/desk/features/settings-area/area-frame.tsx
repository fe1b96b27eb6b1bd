import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../shell/use-page-title';
import classes from './area-frame.module.css';
import type { Marks } from './area-nav';
import { AreaNav } from './area-nav';

interface Props {
  /** The page's name, as in the navigation. */
  title: string;
  /** Small print above the title. */
  above?: string;
  /** What this page is for, in a sentence. */
  lead?: string;
  /** Controls beside the title. */
  actions?: ReactNode;
  marks?: Marks;
  children: ReactNode;
}

/** The frame of the pages of records and of the organization: the navigation, a heading and the page itself. */
export function AreaFrame({ title, above, lead, actions, marks, children }: Props) {
  const { t } = useTranslation('desk');
  usePageTitle(`${title} · ${t('settingsArea.title')}`);

  return (
    <div className={classes.page}>
      <div className={classes.columns}>
        <AreaNav marks={marks} />
        <section className={classes.content} aria-labelledby="settings-title">
          <header className={classes.header}>
            <div className={classes.titles}>
              {above && <p className={classes.above}>{above}</p>}
              <h1 className={classes.title} id="settings-title">
                {title}
              </h1>
              {lead && <p className={classes.lead}>{lead}</p>}
            </div>
            {actions && <div className={classes.actions}>{actions}</div>}
          </header>
          {children}
        </section>
      </div>
    </div>
  );
}
