import { LISTING_RULES } from '~/core/audit/registry';
import { cutOffsOf } from '~/core/calendar/cut-offs';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { currentOrNextSeason } from '~/core/calendar/seasons';
import { bulkKindOf } from '~/core/changes/fixes';
import { BORDER_SOURCES, borderOf, DESTINATIONS, type Destination } from '~/core/customs/border';
import { storeDay } from '~/core/days/store-day';
import { AUDIENCES, COUNTRY_OF } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { AuditPorts, RuleCount } from '../audit/ports';
import type { Clock } from '../common-ports';
import type { SeasonPorts, StoredAnnouncedDate } from '../season/ports';
import type { AnnouncedDateView } from '../season/views';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { BorderView, CustomsGap, PeakCutOffs } from './views';

const CUSTOMS_RULES = LISTING_RULES.filter(({ group }) => group === 'customs').map(({ id }) => id);

/** What buyers of each country pay on top, what customs miss of the listings, and when carriers stop. */
export async function showBorder(
  ports: StorePorts & Pick<AuditPorts, 'audits'> & SeasonPorts & Clock,
  store: StoreDomain,
): Promise<BorderView> {
  const [record, counts, dates] = await Promise.all([
    ports.stores.find(store),
    ports.audits.ruleCounts(store),
    ports.seasons.announcedDates(store),
  ]);
  const today = storeDay(ports.now(), timeZoneOf(record?.facts));
  const audiences = audiencesOf(record);
  const destinations = DESTINATIONS.filter((destination) =>
    audiences.some((audience) => COUNTRY_OF[audience] === destination),
  );
  const country = record?.facts?.country;
  return {
    today,
    country: country ?? null,
    borders: destinations.map((destination) => ({
      ...borderOf(destination, country),
      sources: BORDER_SOURCES.filter((source) => source.destination === destination),
    })),
    customs: record === null || record.baselineAt === null ? null : gapsIn(counts),
    peaks: destinations.flatMap((destination) =>
      peaksOf(destination, dates.map(viewOfDate), today),
    ),
  };
}

/** Rules that apply to no listing are left out: nothing of it crosses a border. */
function gapsIn(counts: readonly RuleCount[]): CustomsGap[] {
  return CUSTOMS_RULES.flatMap((rule) => {
    const count = counts.find((each) => each.rule === rule);
    if (count === undefined) return [];
    const { pass, fail, unknown } = count.outcomes;
    return pass + fail + unknown === 0
      ? []
      : [
          {
            rule,
            severity: count.severity,
            lacking: fail,
            unknown,
            bulkKind: bulkKindOf(rule),
          },
        ];
  });
}

/** The peaks ahead, the nearest first; one that has passed while its season is still on among them. */
function peaksOf(
  destination: Destination,
  dates: readonly AnnouncedDateView[],
  today: string,
): PeakCutOffs[] {
  const buyers = AUDIENCES.filter((audience) => COUNTRY_OF[audience] === destination);
  return SEASON_NAMES.map((name) => currentOrNextSeason(name, destination, today))
    .toSorted((a, b) => a.end.localeCompare(b.end))
    .map((season) => ({
      destination,
      season: season.season,
      peak: season.peak,
      end: season.end,
      cutOffs: cutOffsOf({ season, buyers, dates, today }),
    }));
}

function viewOfDate(date: StoredAnnouncedDate): AnnouncedDateView {
  const { id, kind, name, audiences, start, end, source } = date;
  return { id, kind, name, audiences, start, end, source };
}
