import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The headings every portal starts with; people read them in their language until they are called otherwise. */
const standard = {
  'Ticket information': 'ticket',
  'Contact information': 'contact',
  'Company information': 'company',
} as const;

/** Headings as people read them, and back as they are stored. */
export function useGroupLabel() {
  const { t } = useTranslation('desk');
  return useMemo(() => {
    const pairs = Object.entries(standard).map(([stored, key]) => ({ stored, shown: t(`properties.groups.${key}`) }));
    return {
      show: (group: string) => pairs.find(({ stored }) => stored === group)?.shown ?? group,
      isStandard: (group: string) => pairs.some(({ stored }) => stored === group),
      store: (text: string) => pairs.find(({ shown }) => shown === text)?.stored ?? text,
    };
  }, [t]);
}
