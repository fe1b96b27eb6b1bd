import { useTranslation } from 'react-i18next';
import type { ApiError } from '@/shared/api-error';
import classes from './failed-cases.module.css';
import { useReasonText } from '../../components/use-reason-text';

interface Failure {
  caseId: string;
  name: string;
  reason: string;
}

/** Why nothing was published: policy cases (B20) that the draft would break. */
export function FailedCases({ error }: { error: ApiError }) {
  const { t } = useTranslation('desk');
  const reasonText = useReasonText();
  const failures = (error.details.failures ?? []) as Failure[];
  return (
    <div role="alert" className={classes.failed}>
      <p className={classes.title}>{t('settings.policyFailed', { count: failures.length })}</p>
      <ul>
        {failures.map(({ caseId, name, reason }) => (
          <li key={caseId}>
            <strong>{name}</strong>: {reasonText(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}
