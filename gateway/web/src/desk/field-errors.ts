import { ApiError } from '@/shared/api-error';

/** What the server refused, by field; the first message of each. Empty for every other failure. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(Object.entries(error.errors).map(([field, [message = '']]) => [field, message]));
}
