import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ApiError } from '@/shared/api-error';
import { pageUrl } from '@/shared/base';
import { notifyDone } from '@/shared/notify';
import { portalQuery } from '@/shared/portal-query';
import { deskKeys } from '../../keys';
import type { Editable, PortalSettings } from './types';

export function useSaveSettings(settings: PortalSettings, onFieldErrors: (errors: Record<string, string>) => void) {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changed: Partial<Editable>) =>
      api.patch<PortalSettings>('settings/portal', changed, { ifMatch: settings.version }),
    onSuccess: (saved) => {
      // Under a shared host this page's own address holds the slug.
      const moved = saved.slug !== settings.slug && new URL(document.baseURI).pathname === `/p/${settings.slug}/`;
      if (moved) {
        window.location.assign(pageUrl(`/p/${saved.slug}/desk/settings`));
        return;
      }
      queryClient.setQueryData(deskKeys.settings, saved);
      void queryClient.invalidateQueries({ queryKey: portalQuery.queryKey });
      notifyDone(t('settings.saved'));
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      onFieldErrors(Object.fromEntries(Object.entries(error.errors).map(([name, messages]) => [name, messages[0] ?? ''])));
    },
  });
}
