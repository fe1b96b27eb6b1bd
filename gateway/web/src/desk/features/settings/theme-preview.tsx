import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftPreview } from './draft-preview';

const pages = ['list', 'ticket', 'form'] as const;

/** The customer app with sample tickets, dressed in the draft. */
export function ThemePreview() {
  const { t } = useTranslation('desk');
  const [page, setPage] = useState<(typeof pages)[number]>('list');
  return (
    <DraftPreview page={page} title={t('settings.preview.frame')}>
      <SegmentedControl
        aria-label={t('settings.preview.page')}
        value={page}
        onChange={(next) => setPage(next as typeof page)}
        data={pages.map((value) => ({ value, label: t(`settings.preview.${value}`) }))}
      />
    </DraftPreview>
  );
}
