import { describe, expect, it } from 'vitest';
import type { Outcome } from '~/core/audit/outcome';
import { defineRule, type Rule, type RuleId } from '~/core/audit/rule';
import { RULES_BY_ID } from '~/core/audit/registry';
import { unreadyForSeason } from '~/core/audit/rules/unready-for-season';
import type { SeasonMark } from '~/core/calendar/season-mark';
import { addDays } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import { listing, resultOf, STORE, TRAITS } from '../../support';

/** Judged at noon on 22 November 2026, UTC. */
function mark(daysToPeak: number, audience: Audience = 'US'): SeasonMark {
  const peak = addDays('2026-11-22', daysToPeak);
  return { season: 'holidays', audience, peak, end: addDays(peak, 27) };
}

function other(id: RuleId, outcome: Outcome, severity: 'high' | 'medium' = 'high'): Rule {
  const known = RULES_BY_ID.get(id);
  return defineRule({
    ...TRAITS,
    gravest: known?.gravest ?? severity,
    group: known?.group ?? TRAITS.group,
    id,
    audiences: ['US', 'CA', 'QC'],
    severity,
    needs: ['texts'],
    settings: {},
    judge: () => outcome,
  });
}
const finding = {
  key: 'k',
  message: { id: 'rule.few-photos.few' as const, data: {} },
  field: 'title',
  severity: 'high' as const,
};
const FAIL: Outcome = { outcome: 'fail', findings: [finding] };
const PASS: Outcome = { outcome: 'pass' };
const UNKNOWN: Outcome = { outcome: 'unknown', reason: { id: 'reason.stockNotRead', data: {} } };

function judge(seasons: SeasonMark[] | undefined, ...others: Rule[]) {
  return resultOf(
    'unready-for-season',
    listing(),
    { store: STORE, seasons },
    { rules: [unreadyForSeason, ...others] },
  );
}

describe('unready-for-season', () => {
  it('fails from 42 days before the peak on, and says how many are left', () => {
    const result = judge([mark(42)], other('few-photos', FAIL), other('small-photo', FAIL));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(result.findings).toMatchObject([
      {
        key: 'holidays.US',
        audiences: ['US'],
        message: { data: { days: 42, hasPeaked: false, open: 2 } },
      },
    ]);
    expect(judge([mark(43)], other('few-photos', FAIL))).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.seasonNotDue', data: { days: 1 } },
    });
  });

  it('counts to the end once the peak is reached, and stops after it', () => {
    expect(judge([mark(-7)], other('few-photos', FAIL)).findings[0]?.message.data).toMatchObject({
      hasPeaked: true,
      days: 20,
    });
    expect(judge([mark(-27)], other('few-photos', FAIL)).outcome).toBe('fail');
    expect(judge([mark(-28)], other('few-photos', FAIL)).outcome).toBe('notApplicable');
  });

  it('asks for French 56 days before, in Quebec alone', () => {
    const french = other('missing-french-text', FAIL);
    expect(judge([mark(56, 'QC')], french).outcome).toBe('fail');
    expect(judge([mark(57, 'QC')], french).outcome).toBe('notApplicable');
    expect(judge([mark(50, 'CA')], french).outcome).toBe('notApplicable');
    expect(
      judge([mark(50, 'QC')], other('invalid-hs-code', FAIL), other('missing-french-text', PASS))
        .outcome,
    ).toBe('pass');
  });

  it('minds high findings for that audience, and no others', () => {
    const forCanada: Outcome = { outcome: 'fail', findings: [{ ...finding, audiences: ['CA'] }] };
    const medium: Outcome = { outcome: 'fail', findings: [{ ...finding, severity: 'medium' }] };
    expect(
      judge([mark(10)], other('few-photos', forCanada), other('small-photo', medium)).outcome,
    ).toBe('pass');
    expect(
      judge([mark(10), mark(10, 'CA')], other('few-photos', forCanada)).findings,
    ).toMatchObject([{ key: 'holidays.CA' }]);
  });

  it('is unknown where a grave rule could not judge, or none was asked', () => {
    expect(
      judge([mark(10)], other('few-photos', UNKNOWN), other('small-photo', PASS)).outcome,
    ).toBe('unknown');
    expect(
      judge([mark(10)], other('few-photos', UNKNOWN, 'medium'), other('small-photo', PASS)).outcome,
    ).toBe('pass');
    expect(judge([mark(10)]).outcome).toBe('unknown');
    expect(
      judge([mark(10)], other('few-photos', UNKNOWN), other('small-photo', FAIL)).outcome,
    ).toBe('fail');
  });

  it('does not apply without a mark, and is unknown where marks were not read', () => {
    expect(judge([]).reason?.id).toBe('reason.noSeasonMarked');
    expect(judge(undefined).reason?.id).toBe('reason.missing.seasons');
  });
});
