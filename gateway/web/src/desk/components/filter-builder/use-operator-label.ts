import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PropertyType } from '@/shared/api-types';
import type { FilterOperator } from './filter';

const compared = ['LT', 'LTE', 'GT', 'GTE'] as const;

/** An operator in words; times are before and after where numbers are less and more. */
export function useOperatorLabel() {
  const { t } = useTranslation('desk');
  return useCallback(
    (operator: FilterOperator, type?: PropertyType): string => {
      const order = compared.find((name) => name === operator);
      if (order && (type === 'date' || type === 'dateTime')) return t(`filter.operators.${order}_time`);
      return t(`filter.operators.${operator}`);
    },
    [t],
  );
}
