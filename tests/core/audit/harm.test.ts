import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingHarm } from '~/core/audit/harm';
import { SEVERITIES, type RuleResult, type Severity } from '~/core/audit/outcome';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { SalesHistory } from '~/core/orders/sales-history';

function failing(
  severities: Severity[],
  audiences: Audience[] = ['US'],
  rule = 'pointless-compare-at',
): RuleResult {
  return {
    rule,
    audiences,
    severity: 'high',
    outcome: 'fail',
    reason: null,
    findings: severities.map((severity, index) => ({
      key: String(index),
      message: { id: 'rule.few-photos.few', data: {} },
      field: 'title',
      severity,
    })),
  };
}

/** Units sold on 1 November, of a period that ends on the 22nd. */
function sales(units: Record<string, number>, since = '2026-08-25'): SalesHistory {
  return {
    since,
    until: '2026-11-22',
    days: Object.entries(units).map(([country, sold]) => ({
      day: '2026-11-01',
      variantId: null,
      country,
      units: sold,
      returnedUnits: 0,
      returnReasons: {},
    })),
  };
}

const harmOf = (result: RuleResult, of?: SalesHistory) =>
  listingHarm([result], of).byRule[result.rule];

describe('listingHarm', () => {
  it('weighs severity, certainty and sales', () => {
    expect(harmOf(failing(['high']))).toBe(5);
    expect(harmOf(failing(['low', 'medium', 'low']))).toBe(3);
    expect(harmOf(failing(['high'], ['CA', 'QC']))).toBe(10);
    expect(harmOf(failing(['medium'], ['US'], 'vague-description'))).toBe(2.1);
    expect(harmOf(failing(['high']), sales({ US: 9, CA: 999 }))).toBe(7.5);
    expect(harmOf(failing(['high'], ['QC']), sales({ US: 9, CA: 999 }))).toBe(17.5);
    expect(harmOf(failing(['high']), sales({}))).toBe(2.5);
  });

  it('scales a history of sixty days up, and holds one of three weeks for too short', () => {
    expect(harmOf(failing(['high']), sales({ US: 6 }, '2026-09-24'))).toBe(7.5);
    expect(harmOf(failing(['high']), sales({ US: 6 }, '2026-11-01'))).toBe(5);
  });

  it('counts a finding for the audiences that it concerns', () => {
    const result = failing(['high'], ['US', 'CA']);
    const findings = result.findings.map((finding) => ({ ...finding, audiences: ['CA' as const] }));
    expect(harmOf({ ...result, findings })).toBe(5);
    const { byAudience } = listingHarm([{ ...result, findings }], sales({ CA: 9 }));
    expect(byAudience).toEqual({ US: 0, CA: 7.5, QC: 0 });
  });

  it('is nothing where no rule fails, grows with severity and sales, and stays finite', () => {
    const severity = fc.constantFrom(...SEVERITIES);
    fc.assert(
      fc.property(
        fc.array(severity, { minLength: 1, maxLength: 4 }),
        fc.subarray([...AUDIENCES], { minLength: 1 }),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        (severities, audiences, fewer, more) => {
          const of = (units: number, all = severities) =>
            harmOf(failing(all, audiences), sales({ US: units, CA: units })) ?? Number.NaN;
          expect(of(fewer + more)).toBeGreaterThanOrEqual(of(fewer));
          expect(of(fewer, [...severities, 'high'])).toBeGreaterThanOrEqual(of(fewer));
          expect(of(fewer)).toBeGreaterThan(0);
          expect(of(fewer + more)).toBeLessThan(150);
          const passing: RuleResult = { ...failing([]), outcome: 'pass' };
          expect(listingHarm([passing], undefined)).toEqual({
            byRule: {},
            byAudience: { US: 0, CA: 0, QC: 0 },
          });
        },
      ),
    );
  });
});
