import { eventAround } from '../calendar/event-around';
import { eventIn, type EventName } from '../calendar/events';
import { daysBetween } from '../days/day-number';
import { addDays, storeDay } from '../days/store-day';
import { exactLocalTimeOf, instantOf } from '../days/zoned-time';
import type { PromotionPlan } from './promotion';

/** The plan so many days later, at the same times of the day. */
export function movedByDays(plan: PromotionPlan, days: number, timeZone: string): PromotionPlan {
  const moved = (instant: string) => {
    const local = exactLocalTimeOf(new Date(instant), timeZone);
    const later = instantOf(`${addDays(local.slice(0, 10), days)}${local.slice(10)}`, timeZone);
    return `${later.toISOString().slice(0, 19)}Z`;
  };
  return { ...plan, startsAt: moved(plan.startsAt), endsAt: moved(plan.endsAt) };
}

/** 52 weeks: the same weekdays. */
const YEAR_DAYS = 364;

/**
 * The plan for its next time that lies ahead: around the same event, Black Friday to Black Friday and 26 December to 26
 * December, else on the same weekdays. A year in its name or codes is that of the new days.
 */
export function nextTime(
  plan: PromotionPlan,
  { now, timeZone }: { now: Date; timeZone: string },
): { plan: PromotionPlan; event: EventName | null } {
  const first = storeDay(new Date(plan.startsAt), timeZone);
  const last = storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone);
  const event = eventAround({ first, last }, plan.audiences);
  for (let years = 1; ; years += 1) {
    const days = event
      ? daysBetween(event.start, eventIn(event.name, yearOf(event.start) + years).start)
      : years * YEAR_DAYS;
    const moved = movedByDays(plan, days, timeZone);
    if (Date.parse(moved.startsAt) <= now.getTime()) continue;
    const year = yearOf(storeDay(new Date(moved.startsAt), timeZone));
    return { plan: renamed(moved, yearOf(first), year), event: event?.name ?? null };
  }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function renamed(plan: PromotionPlan, from: number, to: number): PromotionPlan {
  const inYear = (text: string) =>
    text.replaceAll(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), String(to));
  const { name, frenchName, trigger, own } = plan;
  return {
    ...plan,
    name: inYear(name),
    ...(frenchName !== undefined && { frenchName: inYear(frenchName) }),
    trigger: trigger.kind === 'code' ? { kind: 'code', code: inYear(trigger.code) } : trigger,
    ...(own && {
      own: Object.fromEntries(
        Object.entries(own).map(([audience, terms]) => [
          audience,
          { ...terms, ...(terms.code !== undefined && { code: inYear(terms.code) }) },
        ]),
      ),
    }),
  };
}
