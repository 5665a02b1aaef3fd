import { DAY_MS } from '../../days/milliseconds';
import { dayNumber, isoDay } from '../../days/day-number';
import { LEAD_DAYS } from '../../calendar/milestones';
import type { SeasonMark } from '../../calendar/season-mark';
import { storeDay } from '../../days/store-day';
import { timeZoneOf } from '../../store/time-zone';
import { openForBuyers } from '../high-findings';
import type { Finding, Outcome, RuleResult } from '../outcome';
import { defineRule, type RulesById } from '../rule';

/**
 * A listing that is marked for a season and has an open finding of high severity for that season's buyers, at
 * or after its lead time. Before the lead time nothing is asked of it.
 */
export const unreadyForSeason = defineRule({
  id: 'unready-for-season',
  audiences: ['US', 'CA', 'QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'seasons',
  weight: 3,
  certainty: 1,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'none',
  needs: ['seasons', 'results'],
  uses: ['store'],
  settings: {
    leadDays: {
      default: LEAD_DAYS['listing-ready'],
      min: 1,
      max: 180,
      unit: 'days',
      source: '[J] listing ready six weeks before the peak',
    },
    frenchLeadDays: {
      default: LEAD_DAYS['french-ready'],
      min: 1,
      max: 180,
      unit: 'days',
      source: '[J] French ready eight weeks before the peak',
    },
  },
  judge({ seasons, results, store }, { now, settings, audiences, rules }): Outcome {
    const marks = seasons.filter(({ audience }) => audiences.includes(audience));
    if (marks.length === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noSeasonMarked', data: {} } };
    }
    const today = dayNumber(storeDay(now, timeZoneOf(store)));
    const judged = marks.map((mark) => judgeMark(mark, results, { today, rules, ...settings }));
    const due = judged.filter(({ isDue }) => isDue);
    if (due.length === 0) {
      const first = judged.reduce((a, b) => (b.dueInDays < a.dueInDays ? b : a));
      return {
        outcome: 'notApplicable',
        reason: {
          id: 'reason.seasonNotDue',
          data: {
            season: first.mark.season,
            days: first.dueInDays,
            due: noon(today + first.dueInDays),
          },
        },
      };
    }
    const findings = due.flatMap(({ mark, open }) =>
      open.length > 0 ? [finding(mark, open, today)] : [],
    );
    const unknownFor = [
      ...new Set(
        due.flatMap(({ mark, open, isUnknown }) =>
          isUnknown && open.length === 0 ? [mark.audience] : [],
        ),
      ),
    ];
    const [firstFinding, ...others] = findings;
    if (firstFinding) {
      return {
        outcome: 'fail',
        findings: [firstFinding, ...others],
        ...(unknownFor.length > 0 && { unknownFor }),
      };
    }
    if (unknownFor.length > 0) {
      return { outcome: 'unknown', reason: { id: 'reason.seasonReadinessUnknown', data: {} } };
    }
    return { outcome: 'pass' };
  },
});

interface JudgedMark {
  mark: SeasonMark;
  isDue: boolean;
  /** Days until anything is asked of the listing; for a season that is over, none that matters. */
  dueInDays: number;
  /** Rules with a finding of high severity that was to be fixed by now. */
  open: string[];
  isUnknown: boolean;
}

function judgeMark(
  mark: SeasonMark,
  results: readonly RuleResult[],
  context: { today: number; rules: RulesById; leadDays: number; frenchLeadDays: number },
): JudgedMark {
  const { today, rules, leadDays, frenchLeadDays } = context;
  const peak = dayNumber(mark.peak);
  const leadOf = ({ rule }: RuleResult) =>
    mark.audience === 'QC' && rules.get(rule)?.group === 'french' ? frenchLeadDays : leadDays;
  const concerned = results.filter(({ audiences }) => audiences.includes(mark.audience));
  const asked = concerned.filter((result) => today >= peak - leadOf(result));
  const earliest = Math.min(peak - leadDays, ...concerned.map((result) => peak - leadOf(result)));
  return {
    mark,
    isDue: today >= earliest && today <= dayNumber(mark.end),
    dueInDays: earliest - today,
    ...openForBuyers(asked, mark.audience, rules),
  };
}

function finding(mark: SeasonMark, open: string[], today: number): Finding {
  const { season, audience, peak, end } = mark;
  const daysToPeak = dayNumber(peak) - today;
  return {
    key: `${season}.${audience}`,
    message: {
      id: 'rule.unready-for-season.unready',
      data: {
        season,
        audience,
        hasPeaked: daysToPeak <= 0,
        days: daysToPeak > 0 ? daysToPeak : dayNumber(end) - today,
        peak: noon(dayNumber(peak)),
        end: noon(dayNumber(end)),
        open: open.length,
      },
    },
    field: 'seasons',
    severity: 'medium',
    audiences: [audience],
  };
}

/** Noon in UTC, milliseconds since 1970: the same date in every time zone of North America and Europe. */
function noon(day: number): number {
  return Date.parse(`${isoDay(day)}T00:00:00Z`) + DAY_MS / 2;
}
