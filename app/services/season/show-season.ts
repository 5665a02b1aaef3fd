import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { cutOffsOf } from '~/core/calendar/cut-offs';
import type { LeadDays } from '~/core/calendar/milestones';
import { seasonAhead } from '~/core/calendar/season-ahead';
import { seasonTimeline } from '~/core/calendar/season-timeline';
import { storeDay } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { OrderPorts, OrderHistory } from '../orders/ports';
import type { PromotionPorts } from '../promotions/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { leadDaysOf } from './lead-days';
import { progressOf } from './milestone-progress';
import { plannedPromotions } from './planned-promotions';
import type { SeasonPorts, SeasonCount, StoredAnnouncedDate } from './ports';
import { seasonShareOf } from './season-share-of';
import type { AnnouncedDateView, AudienceSeason, PlannedPromotion, SeasonView } from './views';

/** What is the same for every audience of a store. */
interface SeasonContext {
  today: string;
  leadDays: LeadDays;
  announced: AnnouncedDateView[];
  history: OrderHistory;
  /** `null`: no audit has ended yet. */
  counts: SeasonCount[] | null;
  promotions: PlannedPromotion[];
}

/** The next twelve months for each audience that the store sells to, and how it stands for the season ahead. */
export async function showSeason(
  ports: StorePorts &
    SeasonPorts &
    OrderPorts &
    SyncPorts &
    Pick<PromotionPorts, 'promotions'> &
    Clock,
  store: StoreDomain,
): Promise<SeasonView> {
  const [record, latest, lastDone, history, stored] = await Promise.all([
    ports.stores.find(store),
    ports.runs.latest(store),
    ports.runs.lastDone(store),
    ports.orders.history(store),
    ports.seasons.announcedDates(store),
  ]);
  const timeZone = timeZoneOf(record?.facts);
  const today = storeDay(ports.now(), timeZone);
  const announced = stored.map(viewOfDate);
  const leadDays = leadDaysOf(record?.settings ?? DEFAULT_SETTINGS);
  const isAudited = (record?.baselineAt ?? null) !== null;
  const { from, until } = seasonTimeline({ audience: 'US', today, announced, leadDays });
  const [counts, promotions] = await Promise.all([
    isAudited ? ports.seasons.counts(store, today) : null,
    plannedPromotions(ports, store, { from, until, timeZone }),
  ]);
  const context = { today, leadDays, announced, history, counts, promotions };
  return {
    today,
    lastSyncedAt: lastDone?.endedAt?.toISOString() ?? null,
    isSyncing: latest !== null && latest.endedAt === null,
    audiences: await Promise.all(
      audiencesOf(record).map((audience) => audienceSeason(ports, store, audience, context)),
    ),
    announced,
  };
}

async function audienceSeason(
  ports: SeasonPorts,
  store: StoreDomain,
  audience: Audience,
  context: SeasonContext,
): Promise<AudienceSeason> {
  const { today, leadDays, announced, counts } = context;
  const ahead = seasonAhead(audience, today);
  const promotions = context.promotions.filter(({ audiences }) => audiences.includes(audience));
  return {
    audience,
    ahead,
    marked:
      counts &&
      (counts.find((each) => each.season === ahead.season && each.audience === audience)?.marked ??
        0),
    milestones: progressOf(ahead, context, promotions),
    cutOffs: cutOffsOf({ season: ahead, buyers: [audience], dates: announced, today }),
    ...(await seasonShareOf(ports, store, ahead, context)),
    timeline: seasonTimeline({ audience, today, announced, leadDays }),
    promotions,
  };
}

function viewOfDate(date: StoredAnnouncedDate): AnnouncedDateView {
  const { id, kind, name, audiences, start, end, source } = date;
  return { id, kind, name, audiences, start, end, source };
}
