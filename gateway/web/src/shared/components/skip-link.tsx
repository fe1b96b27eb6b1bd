import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** The page has a `<base>`, so a plain `#main` would leave it; focus moves by hand instead. */
export function SkipLink() {
  const { t } = useTranslation('shared');
  return (
    <a
      className={classes.link}
      href={`${window.location.pathname}${window.location.search}#main`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skipToContent')}
    </a>
  );
}
