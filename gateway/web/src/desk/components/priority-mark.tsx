import { useTranslation } from 'react-i18next';
import { priorities } from '@/shared/api-types';
import classes from './priority-mark.module.css';

/** A ticket's priority in words; only the two that press get a colour. */
export function PriorityMark({ priority }: { priority: string | null }) {
  const { t } = useTranslation('shared');
  if (priority === null) return null;
  const known = priorities.find((value) => value === priority);
  return (
    <span className={classes.priority} data-priority={priority}>
      {known ? t(`priority.${known}`) : priority}
    </span>
  );
}
