import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '@/shared/api-types';
import { RelativeTime } from '@/shared/components/relative-time';
import { formatTime } from '@/shared/format';
import type { Activity, DeskMessage } from '../../types';
import { rights, scores } from './rights';
import classes from './thread.module.css';

/** Options come by their labels; days and moments as they are stored. */
const storedTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/u;

function valueText(t: TFunction<['desk', 'shared']>, type: Activity['type'], value: string | null): string {
  if (value === null) return t('none');
  const priority = type === 'priority' && priorities.find((known) => known === value);
  if (priority) return t(`priority.${priority}`, { ns: 'shared' });
  const category = type === 'category' && categories.find((known) => known === value);
  if (category) return t(`category.${category}`, { ns: 'shared' });
  if (type !== 'property') return value;
  if (value === 'true' || value === 'false') return value === 'true' ? t('yes') : t('no');
  return storedTime.test(value) ? formatTime(value, i18next.language) : value;
}

export function activityText(t: TFunction<['desk', 'shared']>, { author, activity, text }: DeskMessage): string {
  const name = author.kind === 'system' ? t('activity.system') : author.name;
  if (!activity) return text;
  const from = valueText(t, activity.type, activity.from);
  const to = valueText(t, activity.type, activity.to);
  switch (activity.type) {
    case 'assigned':
      if (activity.to === null) return t('activity.unassigned', { name });
      return activity.to === name ? t('activity.took', { name }) : t('activity.assigned', { name, to });
    case 'stage':
    case 'priority':
    case 'category':
      return activity.from === null
        ? t(`activity.${activity.type}Set`, { name, to })
        : t(`activity.${activity.type}`, { name, from, to });
    case 'subject':
    case 'pipeline':
    case 'inbox':
      return t(`activity.${activity.type}`, { name, from, to });
    case 'property': {
      const change = activity.from === null ? 'propertySet' : activity.to === null ? 'propertyRemoved' : 'property';
      return t(`activity.${change}`, { name, property: activity.name, from, to });
    }
    case 'participant': {
      const right = rights.find((known) => known === activity.to);
      return right
        ? t('participants.admitted', { name, person: activity.name, right: t(`participants.rights.${right}`) })
        : t('participants.dismissed', { name, person: activity.name });
    }
    case 'rated': {
      const score = scores.find((known) => known === activity.to) ?? 'ok';
      const said = t('rating.said', { name, score: t(`rating.${score}`) });
      return text === '' ? said : `${said}: “${text}”`;
    }
    case 'followedUp':
      return t('activity.followedUp', { name, to });
    case 'hidden':
      return t('participants.nowHidden', { name });
    case 'shown':
      return t('participants.nowShown', { name });
    case 'created':
    case 'closed':
    case 'reopened':
      return t(`activity.${activity.type}`, { name });
  }
}

/** What happened between the messages, on one quiet line. */
export function ActivityLine({ message }: { message: DeskMessage }) {
  const { t } = useTranslation(['desk', 'shared']);
  return (
    <p className={classes.activity}>
      <span>{activityText(t, message)}</span> <RelativeTime value={message.createdAt} />
    </p>
  );
}
