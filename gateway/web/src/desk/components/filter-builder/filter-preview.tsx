import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api-client';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { formatNumber } from '@/shared/format';
import type { Filter } from './filter';
import classes from './filter-panel.module.css';

interface TicketSample {
  number: number;
  subject: string;
  status: string;
}

interface ContactSample {
  name: string;
  email: string;
  company: string | null;
}

interface Preview {
  total: number;
  /** False where there are more. */
  totalIsExact?: boolean;
  sample: (TicketSample | ContactSample)[];
}

/** What is counted. */
export type PreviewSource = 'tickets' | 'contacts';

const pauseMs = 400;

function sampleText(item: TicketSample | ContactSample): string {
  if ('number' in item) return `#${item.number} ${item.subject}`;
  return [item.name, item.company ?? item.email].filter(Boolean).join(' · ');
}

/** How many records a filter lets through now, and the first of them. */
export function FilterPreview({ filter, source }: { filter: Filter | null; source: PreviewSource }) {
  const { t, i18n } = useTranslation('desk');
  const [asked] = useDebouncedValue(JSON.stringify(filter ?? { groups: [] }), pauseMs);
  const preview = useQuery({
    queryKey: ['settings', 'preview', source, asked],
    queryFn: ({ signal }) =>
      api.post<Preview>(`settings/preview/${source}`, { filter: JSON.parse(asked) as Filter }, { signal, background: true }),
    placeholderData: keepPreviousData,
    retry: false,
  });

  return (
    <section className={classes.preview} aria-label={t('filter.preview')}>
      <ProblemAlert error={preview.error} />
      {preview.data && (
        <>
          <p className={classes.total} role="status">
            {t(`filter.total.${source}`, {
              count: preview.data.total,
              number: formatNumber(preview.data.total, i18n.language) + (preview.data.totalIsExact === false ? '+' : ''),
            })}
          </p>
          <ul className={classes.sample}>
            {preview.data.sample.map((item) => (
              <li key={sampleText(item)}>{sampleText(item)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
