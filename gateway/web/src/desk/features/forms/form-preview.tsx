import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePortal } from '@/shared/portal-query';
import { useScheme } from '@/shared/theming/theme-follower';
import type { PreviewState } from '@/shared/theming/preview-message';
import { PreviewFrame } from '../../components/preview-frame';
import type { Askable } from './askable';
import { viewOf } from './askable';
import classes from './form-builder.module.css';
import type { Definition, FormRecord } from './form-definition';

const widths = { phone: 360, desktop: 860 } as const;

interface Props {
  form: FormRecord;
  definition: Definition;
  askable: Askable[];
}

/** The customers' form itself as it would be, to try out: conditions and checks work, nothing is sent. */
export function FormPreview({ form, definition, askable }: Props) {
  const { t, i18n } = useTranslation('desk');
  const portal = usePortal().data;
  const scheme = useScheme();
  const [width, setWidth] = useState<keyof typeof widths>('phone');
  const state = useMemo<PreviewState | null>(
    () =>
      portal
        ? {
            page: 'form',
            scheme,
            language: i18n.language,
            portal,
            // The portal's own header stands above the form it uses.
            form: viewOf(form, definition, askable, form.usedBy ? portal.formHeader : null),
          }
        : null,
    [portal, scheme, i18n.language, form, definition, askable],
  );

  return (
    <section className={classes.preview} aria-label={t('forms.builder.parts.preview')}>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label={t('forms.builder.width')}
          value={width}
          onChange={(next) => setWidth(next as typeof width)}
          data={(['phone', 'desktop'] as const).map((value) => ({ value, label: t(`forms.builder.widths.${value}`) }))}
        />
      </div>
      <PreviewFrame state={state} width={widths[width]} title={t('forms.builder.frame')} />
      <p className={classes.hint}>{t('forms.builder.previewHint')}</p>
    </section>
  );
}
