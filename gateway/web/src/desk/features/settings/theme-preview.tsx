import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageUrl } from '@/shared/base';
import { useScheme } from '@/shared/theming/theme-follower';
import type { PreviewPage, PreviewState } from '@/shared/theming/preview-message';
import { useDraft } from './draft-context';
import classes from './theme-preview.module.css';
import { previewPortal } from './preview-portal';
import { usePropertyTypes } from './use-property-types';

const pages: PreviewPage[] = ['list', 'ticket', 'form'];
/** Full stands for a desktop's window. Whatever does not fit is shown smaller. */
const widths = { '320': 320, '768': 768, full: 1280 } as const;
const stageHeight = 680;

/** The customer app itself with sample tickets, in a frame as wide as a device and dressed in the draft. */
export function ThemePreview() {
  const { t, i18n } = useTranslation('desk');
  const { values, draft } = useDraft();
  const own = useScheme();
  const [page, setPage] = useState<PreviewPage>('list');
  const [width, setWidth] = useState<keyof typeof widths>('full');
  const [scheme, setScheme] = useState<'light' | 'dark'>(own);
  const [ready, setReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const properties = usePropertyTypes();
  const { ref: stage, width: room } = useElementSize();
  const scale = room > 0 ? Math.min(1, room / widths[width]) : 1;

  useEffect(() => {
    const onMessage = ({ data, source, origin }: MessageEvent) => {
      if (origin === window.location.origin && source === frame.current?.contentWindow && data === 'preview-ready')
        setReady(true);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);

  useEffect(() => {
    if (!ready) return;
    const state: PreviewState = {
      page,
      scheme,
      language: i18n.language,
      portal: previewPortal(values, draft.published, properties),
    };
    frame.current?.contentWindow?.postMessage(state, window.location.origin);
  }, [ready, page, scheme, i18n.language, values, draft.published, properties]);

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
      <div ref={stage} className={classes.stage} style={{ height: stageHeight }}>
        <iframe
          ref={frame}
          className={classes.frame}
          style={{ width: widths[width], height: stageHeight / scale, transform: `scale(${scale})` }}
          src={pageUrl('preview')}
          title={t('settings.preview.frame')}
        />
      </div>
    </section>
  );
}
