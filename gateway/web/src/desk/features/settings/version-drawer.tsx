import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryGet } from '@/shared/api-client';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { SideDrawer } from '../../components/side-drawer';
import { deskKeys } from '../../keys';
import type { Settings } from './types';
import { useFieldLabel } from './use-field-label';
import { useValueText } from './use-value-text';
import classes from './version-drawer.module.css';

/** Values by the paths that have a name; lists of their own are shown item by item. */
function valuesOf(settings: Settings): [string, unknown][] {
  return Object.entries(settings).flatMap(([field, value]): [string, unknown][] => {
    switch (field) {
      case 'theme':
      case 'access':
      case 'closedStages':
        return Object.entries(value as object).map(([name, part]) => [`${field}.${name}`, part]);
      case 'domains':
        return settings.domains.map(({ host, language }) => [`domains[${host}].language`, language]);
      case 'consents':
        return settings.consents.map(({ host, text }) => [`consents[${host ?? '*'}].text`, text]);
      case 'systemPages':
        return settings.systemPages.flatMap(({ page, language, template, title, text }): [string, unknown][] => [
          [`systemPages[${page}.${language}].template`, template],
          [`systemPages[${page}.${language}].title`, title],
          [`systemPages[${page}.${language}].text`, text],
        ]);
      default:
        return [[field, value]];
    }
  });
}

/** All settings of one version, as they were. */
export function VersionDrawer({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const fieldLabel = useFieldLabel();
  const valueText = useValueText();
  const query = useQuery({
    queryKey: [...deskKeys.versions, version],
    queryFn: (context) => queryGet<{ settings: Settings }>(context, `settings/versions/${version}`),
    staleTime: Infinity,
  });
  return (
    <SideDrawer opened title={t('settings.version', { number: version })} size={560} onClose={onClose}>
      {query.isPending && <LoadingRows />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <dl className={classes.values}>
          {valuesOf(query.data.settings).map(([field, value]) => (
            <div key={field}>
              <dt>{fieldLabel(field)}</dt>
              <dd>{valueText(field, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </SideDrawer>
  );
}
