import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScheme } from '@/shared/theming/theme-follower';
import type { PreviewPage, PreviewState } from '@/shared/theming/preview-message';
import { PreviewFrame } from '../../components/preview-frame';
import { useDraft } from './draft-context';
import classes from './theme-preview.module.css';
import { previewPortal } from './preview-portal';
import { usePropertyTypes } from './use-property-types';

const pages: PreviewPage[] = ['list', 'ticket', 'form'];
/** Full stands for a desktop's window. */
const widths = { '320': 320, '768': 768, full: 1280 } as const;

/** The customer app itself with sample tickets, in a frame as wide as a device and dressed in the draft. */
export function ThemePreview() {
  const { t, i18n } = useTranslation('desk');
  const { values, draft } = useDraft();
  const own = useScheme();
  const [page, setPage] = useState<PreviewPage>('list');
  const [width, setWidth] = useState<keyof typeof widths>('full');
  const [scheme, setScheme] = useState<'light' | 'dark'>(own);
  const properties = usePropertyTypes();
  const state = useMemo<PreviewState>(
    () => ({ page, scheme, language: i18n.language, portal: previewPortal(values, draft.published, properties) }),
    [page, scheme, i18n.language, values, draft.published, properties],
  );

  return (
    <section className={classes.preview} aria-label={t('settings.preview.title')}>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label={t('settings.preview.page')}
          value={page}
          onChange={(next) => setPage(next as PreviewPage)}
          data={pages.map((value) => ({ value, label: t(`settings.preview.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('settings.preview.width')}
          value={width}
          onChange={(next) => setWidth(next as typeof width)}
          data={(Object.keys(widths) as (keyof typeof widths)[]).map((value) => ({
            value,
            label: value === 'full' ? t('settings.preview.full') : value,
          }))}
        />
        <SegmentedControl
          aria-label={t('settings.field.theme_scheme')}
          value={scheme}
          onChange={(next) => setScheme(next as typeof scheme)}
          data={(['light', 'dark'] as const).map((value) => ({ value, label: t(`settings.choice.theme.scheme.${value}`) }))}
        />
      </div>
      <PreviewFrame state={state} width={widths[width]} title={t('settings.preview.frame')} />
    </section>
  );
}
