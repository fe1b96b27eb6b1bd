/** The furthest a publication may lie ahead. */
const farthestMs = 366 * 24 * 3600 * 1000;
const lookAgainMs = 60_000;
const lookSoonMs = 5000;

const two = (part: number) => String(part).padStart(2, '0');

/** A moment as a `datetime-local` input writes it, in the device's time zone. */
export function toInput(moment: Date): string {
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that was entered; null for none, or one that has passed or lies too far ahead. */
export function momentOf(input: string, now: Date): string | null {
  const moment = new Date(input);
  const ahead = moment.getTime() - now.getTime();
  return ahead > 0 && ahead <= farthestMs ? moment.toISOString() : null;
}

/** A full hour, at least one from now. */
export function suggestedTime(now: Date): string {
  const moment = new Date(now);
  moment.setHours(moment.getHours() + 2, 0, 0, 0);
  return toInput(moment);
}

/** In how many milliseconds a page should look whether what was scheduled has happened; false where nothing is scheduled. */
export function nextLook(scheduledFor: string | null | undefined, now: Date): number | false {
  if (!scheduledFor) return false;
  const ahead = new Date(scheduledFor).getTime() - now.getTime();
  return Math.min(Math.max(ahead, lookSoonMs), lookAgainMs);
}
