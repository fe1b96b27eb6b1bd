import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScheme } from '@/shared/theming/theme-follower';
import type { PreviewPage, PreviewState } from '@/shared/theming/preview-message';
import { PreviewFrame } from '../../components/preview-frame';
import { useDraft } from './draft-context';
import classes from './draft-preview.module.css';
import { previewPortal } from './preview-portal';
import { usePropertyTypes } from './use-property-types';

/** Full stands for a desktop's window. */
const widths = { '320': 320, '768': 768, full: 1280 } as const;

interface Props {
  page: PreviewPage;
  /** That of whoever looks at it, unless its texts are about another. */
  language?: string;
  /** What the frame shows, for those who do not see it. */
  title: string;
  /** Further controls. */
  children?: ReactNode;
}

/** The customer app itself in a frame as wide as a device, dressed in the draft. */
export function DraftPreview({ page, language, title, children }: Props) {
  const { t, i18n } = useTranslation('desk');
  const { values, draft } = useDraft();
  const own = useScheme();
  const [width, setWidth] = useState<keyof typeof widths>('full');
  const [scheme, setScheme] = useState<'light' | 'dark'>(own);
  const properties = usePropertyTypes();
  const spoken = language ?? i18n.language;
  const state = useMemo<PreviewState>(
    () => ({ page, scheme, language: spoken, portal: previewPortal(values, draft.published, properties) }),
    [page, scheme, spoken, values, draft.published, properties],
  );

  return (
    <section className={classes.preview} aria-label={t('settings.preview.title')}>
      <div className={classes.controls}>
        {children}
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
      <PreviewFrame state={state} width={widths[width]} title={title} />
    </section>
  );
}
