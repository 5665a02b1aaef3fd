import { upcomingMilestones } from '~/core/calendar/milestones';
import { daysBetween } from '~/core/days/day-number';
import { storeDay } from '~/core/days/store-day';
import { findingEvent, milestoneEvent, promotionEvent, type FlowEvent } from '~/core/flow/triggers';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { PromotionPorts } from '../promotions/ports';
import { leadDaysOf } from '../season/lead-days';
import { notReadyBy } from '../season/next-milestone';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { FlowPorts, FlowUse } from './ports';

type CollectPorts = StorePorts &
  SeasonPorts &
  FlowPorts &
  Pick<PromotionPorts, 'standings'> &
  Clock;

/**
 * An audit's changes carry the instant at which it began to judge, and are seen once it is saved: what happened
 * shortly before the last look is looked at again, and told once all the same.
 */
const OVERLAP_MS = 15 * 60_000;

/** Keeps, for each trigger that starts a workflow, what happened since the last look. */
export async function collectEvents(ports: CollectPorts, record: StoreRecord): Promise<void> {
  // What the first complete audit finds is old; nobody wants a workflow for each of it.
  if (record.baselineAt === null) return;
  const store = record.domain;
  for (const use of await ports.flow.uses(store)) {
    const until = ports.now();
    const since = new Date(
      Math.max(record.baselineAt.getTime(), use.collectedUntil.getTime() - OVERLAP_MS),
    );
    const events = await eventsOf(ports, record, { use, since, until });
    await ports.flow.collect(store, use.trigger, events, until);
  }
}

async function eventsOf(
  ports: CollectPorts,
  record: StoreRecord,
  { use, since, until }: { use: FlowUse; since: Date; until: Date },
): Promise<FlowEvent[]> {
  const { trigger } = use;
  switch (trigger) {
    case 'season-milestone-reached':
      return milestonesReached(ports, record, use, until);
    case 'promotion-not-ready':
      return promotionsTurned(ports, record.domain, since);
    case 'listing-finding-opened':
    case 'listing-finding-resolved':
      return findingsTurned(ports, record.domain, trigger, since);
  }
}

async function promotionsTurned(
  { standings }: CollectPorts,
  store: StoreDomain,
  since: Date,
): Promise<FlowEvent[]> {
  const turns = await standings.turnedNotReady(store, since);
  return turns.map(({ promotion: { id, plan, whenNotReady }, at, standing }) =>
    promotionEvent(
      { id, name: plan.name, startsAt: plan.startsAt, whenNotReady },
      { standing, at: at.toISOString() },
    ),
  );
}

async function findingsTurned(
  { flow }: CollectPorts,
  store: StoreDomain,
  trigger: 'listing-finding-opened' | 'listing-finding-resolved',
  since: Date,
): Promise<FlowEvent[]> {
  const turn = trigger === 'listing-finding-opened' ? 'opened' : 'resolved';
  const turns = await flow.turnsSince(store, turn, since);
  return turns.map((each) => findingEvent(trigger, each));
}

/** On the day itself, by the store's clock. */
async function milestonesReached(
  { seasons }: CollectPorts,
  record: StoreRecord,
  { collectedUntil }: FlowUse,
  now: Date,
): Promise<FlowEvent[]> {
  const timeZone = timeZoneOf(record.facts);
  const today = storeDay(now, timeZone);
  const lastDay = storeDay(collectedUntil, timeZone);
  const reached = upcomingMilestones({
    today: lastDay,
    audiences: audiencesOf(record),
    withinDays: Math.max(0, daysBetween(lastDay, today)),
    leadDays: leadDaysOf(record.settings),
  });
  if (reached.length === 0) return [];
  const counts = await seasons.counts(record.domain, today);
  return reached.map((milestone) =>
    milestoneEvent(milestone, {
      listingsNotReady: notReadyBy(milestone, counts),
      at: now.toISOString(),
    }),
  );
}
