import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryGet } from '@/shared/api-client';
import type { Page } from '@/shared/api-types';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ErrorState } from '@/shared/components/error-state';
import { LoadingRows } from '@/shared/components/loading-rows';
import { RelativeTime } from '@/shared/components/relative-time';
import { notifyDone } from '@/shared/notify';
import { Chip } from '../../../components/chip';
import { deskKeys } from '../../../keys';
import { ChangeList } from '../change-list';
import { useDraft } from '../draft-context';
import type { Draft, SettingChange } from '../types';
import { VersionDrawer } from '../version-drawer';
import classes from './versions-tab.module.css';

interface Version {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
  note: string | null;
  changes: SettingChange[];
}

const useVersions = () =>
  useInfiniteQuery({
    queryKey: deskKeys.versions,
    queryFn: (context) => queryGet<Page<Version>>(context, 'settings/versions', { cursor: context.pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** What was published, when and by whom; any of it can be brought back (B21). */
export function VersionsTab() {
  const { t } = useTranslation('desk');
  const { draft } = useDraft();
  const versions = useVersions();
  const [viewed, setViewed] = useState<number | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const restore = useRestore(() => setWanted(null));

  if (versions.isPending) return <LoadingRows />;
  if (!versions.data) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
  const items = versions.data.pages.flatMap((page) => page.items);
  const ask = (version: number) => (draft.changes.length > 0 ? setWanted(version) : restore.mutate(version));

  return (
    <>
      <ol className={classes.list}>
        {items.map((item, index) => (
          <li key={item.version} className={classes.item}>
            <div className={classes.head}>
              <div className={classes.what}>
                <h3 className={classes.title}>
                  {t('settings.version', { number: item.version })}
                  {index === 0 && <Chip tone="success">{t('settings.versionNow')}</Chip>}
                </h3>
                <p className={classes.who}>
                  {item.publishedBy ?? t('activity.system')} · <RelativeTime value={item.publishedAt} />
                </p>
                {item.note && <p className={classes.note}>{item.note}</p>}
              </div>
              <div className={classes.buttons}>
                <Button size="compact-md" variant="default" onClick={() => setViewed(item.version)}>
                  {t('settings.versionView')}
                </Button>
                {index > 0 && (
                  <Button
                    size="compact-md"
                    variant="default"
                    loading={restore.isPending && restore.variables === item.version}
                    onClick={() => ask(item.version)}
                  >
                    {t('settings.versionRestore')}
                  </Button>
                )}
              </div>
            </div>
            {item.changes.length > 0 && (
              <details>
                <summary>{t('settings.versionChanges', { count: item.changes.length })}</summary>
                <ChangeList changes={item.changes} />
              </details>
            )}
          </li>
        ))}
      </ol>
      {versions.hasNextPage && (
        <Button variant="default" loading={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
      {viewed !== null && <VersionDrawer version={viewed} onClose={() => setViewed(null)} />}
      <ConfirmDialog
        opened={wanted !== null}
        title={t('settings.restoreTitle', { number: wanted })}
        text={t('settings.restoreText')}
        confirmLabel={t('settings.versionRestore')}
        busy={restore.isPending}
        error={restore.error}
        onConfirm={() => wanted !== null && restore.mutate(wanted)}
        onCancel={() => {
          restore.reset();
          setWanted(null);
        }}
      />
    </>
  );
}

function useRestore(onDone: () => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const { editor } = useDraft();
  return useMutation({
    mutationFn: (version: number) =>
      api.post<Draft>(`settings/versions/${version}/restore`, {}, { ifMatch: editor.current().draft.version }),
    onSuccess: (newest) => {
      editor.dropUnsaved();
      editor.accept(newest);
      queryClient.setQueryData(deskKeys.draft, newest);
      notifyDone(t('settings.restored'));
      onDone();
    },
  });
}
