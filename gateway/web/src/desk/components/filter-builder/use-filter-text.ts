import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, FilterField } from './filter';
import { useOperatorLabel } from './use-operator-label';

/** A filter as one sentence. */
export function useFilterText(fields: FilterField[]) {
  const { t } = useTranslation('desk');
  const operatorLabel = useOperatorLabel();
  return useCallback(
    (filter: Filter): string =>
      filter.groups
        .map(({ conditions }) =>
          conditions
            .map(({ property, operator, values }) => {
              const field = fields.find(({ name }) => name === property);
              const shown = values.map((value) => field?.options.find((option) => option.value === value)?.label ?? value);
              const joined = shown.join(operator === 'BETWEEN' ? ` ${t('filter.and')} ` : ', ');
              return `${field?.label ?? property} ${operatorLabel(operator, field?.type)} ${joined}`.trim();
            })
            .join(` ${t('filter.and')} `),
        )
        .join(`; ${t('filter.or')} `),
    [fields, operatorLabel, t],
  );
}
