import { describe, expect, it } from 'vitest';
import type { ListingFacts } from '~/core/audit/facts';
import type { Outcome } from '~/core/audit/outcome';
import type { Rule } from '~/core/audit/rule';
import { auditListing, ListingAudit } from '~/core/audit/run';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { listing, NOW, STORE, TRAITS } from '../support';

function rule(
  judge: (facts: Partial<ListingFacts>, context: { settings: object }) => Outcome,
): Rule {
  return {
    ...TRAITS,
    id: 'few-photos',
    audiences: ['US', 'CA'],
    severity: 'medium',
    needs: ['media', 'store'],
    settings: { most: { default: 3, min: 1, max: 5, unit: 'photos', source: '[J]' } },
    judge,
  };
}

const facts = assembleFacts(listing(), { store: STORE });
const finding = { key: 'k', message: { id: 'rule.few-photos.few' as const, data: {} }, field: 'f' };

function run(judged: Rule, over: Partial<ListingFacts> = facts) {
  return auditListing(over, { now: NOW, rules: [judged] })[0];
}

const SALES = { since: '2026-01-01', until: '2026-01-31', days: [] };

describe('a listing that not all buyers get', () => {
  const judged = rule(() => ({ outcome: 'fail', findings: [{ ...finding, severity: 'high' }] }));
  const soldIn = (where: { CA?: boolean; US?: boolean }) =>
    run(judged, assembleFacts(listing({ soldIn: where }), { store: STORE }));

  it('is judged for those who do', () => {
    expect(soldIn({ CA: false })).toMatchObject({ outcome: 'fail', audiences: ['US'] });
    expect(soldIn({ US: false, CA: true })?.audiences).toEqual(['CA']);
    expect(soldIn({})?.audiences).toEqual(['US', 'CA']);
  });

  it('is not judged where nobody of the rule’s audiences does, and says why', () => {
    expect(soldIn({ CA: false, US: false })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.listingNotSoldTo' },
    });
    const facts = assembleFacts(listing({ soldIn: { CA: false } }), {
      store: { ...STORE, sellsTo: ['QC'] },
    });
    expect(run(judged, facts)?.reason?.id).toBe('reason.notSoldTo');
  });

  it('does not change who the next one is judged for', () => {
    const audit = new ListingAudit({ now: NOW, rules: [judged] });
    const audiences = [{ CA: false }, {}, { US: false }, { CA: false }].map(
      (where) =>
        audit.judge(assembleFacts(listing({ soldIn: where }), { store: STORE }))[0]?.audiences,
    );
    expect(audiences).toEqual([['US'], ['US', 'CA'], ['CA'], ['US']]);
  });
});

describe('auditListing', () => {
  it('answers unknown for a missing fact without asking the rule', () => {
    const asked = rule(() => {
      throw new Error('asked');
    });
    expect(run(asked, { ...facts, media: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.media', data: {} },
      severity: 'medium',
      findings: [],
    });
  });

  it('takes an empty list for a fact that was read', () => {
    expect(
      run(
        rule(() => ({ outcome: 'pass' })),
        { ...facts, media: [] },
      )?.outcome,
    ).toBe('pass');
  });

  it('keeps the message of a rule that throws, tells the caller, and goes on with the next rule', () => {
    const told: unknown[] = [];
    const broken = rule(() => {
      throw new TypeError('no such photo');
    });
    const results = auditListing(facts, {
      now: NOW,
      rules: [broken, rule(() => ({ outcome: 'pass' }))],
      onRuleError: (ruleId, error) => told.push([ruleId, error]),
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['error', 'pass']);
    expect(results[0]?.reason).toEqual({
      id: 'reason.ruleError',
      data: { detail: 'no such photo' },
    });
    expect(told).toEqual([['few-photos', new TypeError('no such photo')]]);
  });

  it('runs a rule that needs results after the others, wherever it stands, and keeps the order', () => {
    const seen: string[][] = [];
    const second: Rule = {
      ...TRAITS,
      id: 'unready-for-season',
      audiences: ['US'],
      severity: 'medium',
      needs: ['results'],
      settings: {},
      judge({ results }) {
        seen.push(results.map((result) => `${result.rule} ${result.outcome}`));
        return { outcome: 'pass' };
      },
    };
    const first = rule(() => ({ outcome: 'fail', findings: [{ ...finding, severity: 'high' }] }));
    const results = auditListing(facts, { now: NOW, rules: [second, first, second] });
    expect(seen).toEqual([['few-photos fail'], ['few-photos fail']]);
    expect(results.map((result) => result.rule)).toEqual([
      'unready-for-season',
      'few-photos',
      'unready-for-season',
    ]);
  });

  it('gives a rule the facts that it uses where they were read, and asks it where they were not', () => {
    const seen: unknown[] = [];
    const using: Rule = {
      ...TRAITS,
      id: 'few-photos',
      audiences: ['US', 'CA'],
      severity: 'medium',
      needs: ['media'],
      uses: ['sales'],
      settings: {},
      judge({ sales }, { audiences }) {
        seen.push([sales, audiences]);
        return { outcome: 'pass' };
      },
    };
    run(using);
    run(using, { ...facts, sales: SALES, store: { ...STORE, sellsTo: ['CA', 'QC'] } });
    expect(seen).toEqual([
      [undefined, ['US', 'CA']],
      [SALES, ['CA']],
    ]);
  });

  it('shares results that hold nothing of a listing, and lets nobody change them', () => {
    const audit = new ListingAudit({ now: NOW, rules: [rule(() => ({ outcome: 'pass' }))] });
    const [first] = audit.judge(facts);
    expect(audit.judge(facts)[0]).toBe(first);
    expect(() => Object.assign(first ?? {}, { outcome: 'fail' })).toThrow(TypeError);
    expect(() => Array.prototype.push.call(first?.findings, finding)).toThrow(TypeError);
  });

  it('judges listings of one store after those of another for their own buyers', () => {
    const audit = new ListingAudit({ now: NOW, rules: [rule(() => ({ outcome: 'pass' }))] });
    const soldTo = (sellsTo: ('US' | 'CA' | 'QC')[]) =>
      audit.judge({ ...facts, store: { ...STORE, sellsTo } })[0]?.audiences;
    expect([soldTo(['US']), soldTo(['CA', 'QC']), soldTo(['US'])]).toEqual([
      ['US'],
      ['CA'],
      ['US'],
    ]);
  });

  it('names the listing in which a rule threw', () => {
    const told: unknown[] = [];
    const broken = rule(() => {
      throw new TypeError('no such photo');
    });
    auditListing(facts, {
      now: NOW,
      rules: [broken],
      onRuleError: (_rule, _error, broke) => told.push(broke?.handle),
    });
    expect(told).toEqual([facts.listing?.handle]);
  });

  it('is as grave as the gravest finding', () => {
    const failing = rule(() => ({
      outcome: 'fail',
      findings: [
        { ...finding, severity: 'low' },
        { ...finding, key: 'k2', severity: 'high' },
      ],
    }));
    expect(run(failing)?.severity).toBe('high');
    expect(
      run(rule(() => ({ outcome: 'fail', findings: [{ ...finding, severity: 'low' }] })))?.severity,
    ).toBe('low');
  });

  it('speaks for the audiences that the store sells to', () => {
    const passing = rule(() => ({ outcome: 'pass' }));
    const soldTo = (sellsTo: ('US' | 'CA' | 'QC')[]) =>
      run(passing, { ...facts, store: { ...STORE, sellsTo } });
    expect(soldTo(['US', 'QC'])).toMatchObject({ outcome: 'pass', audiences: ['US'] });
    expect(soldTo(['QC'])).toMatchObject({ outcome: 'notApplicable', audiences: ['US', 'CA'] });
    expect(soldTo([])).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.notSoldTo' },
    });
  });

  it.each([
    ['ACTIVE', 'pass'],
    ['DRAFT', 'pass'],
    ['UNLISTED', 'pass'],
    ['ARCHIVED', 'notApplicable'],
    ['UNKNOWN', 'unknown'],
  ] as const)('judges a listing that is %s: %s', (status, outcome) => {
    const over = assembleFacts(listing({ status }), { store: STORE });
    expect(
      run(
        rule(() => ({ outcome: 'pass' })),
        over,
      )?.outcome,
    ).toBe(outcome);
  });

  it('judges an archived listing where the caller asks for it', () => {
    const over = assembleFacts(listing({ status: 'ARCHIVED' }), { store: STORE });
    const rules = [rule(() => ({ outcome: 'pass' }))];
    expect(auditListing(over, { now: NOW, rules, judgeArchived: true })[0]?.outcome).toBe('pass');
  });

  it('hands over the merchant’s thresholds, and refuses one out of bounds by name', () => {
    const echo = rule((_, { settings }) => ({
      outcome: 'unknown',
      reason: { id: 'reason.archived', data: { ...settings } },
    }));
    const withMost = (most: number) =>
      auditListing(facts, { now: NOW, rules: [echo], settings: { 'few-photos': { most } } })[0]
        ?.reason;
    expect(run(echo)?.reason?.data).toEqual({ most: 3 });
    expect(withMost(5)?.data).toEqual({ most: 5 });
    expect(withMost(6)?.data.detail).toBe('Setting few-photos.most is 6; it must be from 1 to 5');
    expect(withMost(Number.NaN)?.data.detail).toMatch(/NaN/);
  });
});

describe('assembleFacts', () => {
  it('leaves absent what was not read', () => {
    expect(Object.keys(assembleFacts(listing(), {})).sort()).toEqual([
      'listing',
      'media',
      'packaging',
      'photos',
      'repeatedPhrases',
      'texts',
      'variants',
    ]);
  });

  it('keeps what was read and is empty', () => {
    const known = assembleFacts(listing({ french: [] }), {
      store: STORE,
      canadianPrices: [],
      sales: SALES,
    });
    expect(known).toMatchObject({ french: [], canadianPrices: [], sales: SALES, packaging: null });
  });

  it('takes the texts of a French store for its French', () => {
    const store = { ...STORE, primaryLocale: 'fr-CA' };
    const { french } = assembleFacts(listing({ title: 'Bouilloire', french: [] }), { store });
    expect(french).toMatchObject([
      { key: 'title', locale: 'fr-CA', value: 'Bouilloire' },
      { key: 'body_html', locale: 'fr-CA' },
    ]);
  });
});
