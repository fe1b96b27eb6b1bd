import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';

const known = ['last-administrator', 'beyond-you', 'not-invited'] as const;

/** A refusal that only people's roles have, as an error that says so in the reader's language. */
export function useStaffProblem() {
  const { t } = useTranslation('desk');
  return (error: unknown) => {
    const code = error instanceof ApiError ? known.find((name) => name === error.code) : undefined;
    return code ? new ApiError(409, { type: `urn:portal:problem:${code}`, detail: t(`staff.problem.${code}`) }) : error;
  };
}
