import { queryOptions } from '@tanstack/react-query';
import { queryGet } from '@/shared/api-client';
import type { SetupView } from '@/shared/api-schema';

/** Whether this installation still waits for its first portal and administrator. */
export const setupQuery = queryOptions({
  queryKey: ['portal', 'setup'],
  queryFn: (context) => queryGet<SetupView>(context, 'setup'),
});
