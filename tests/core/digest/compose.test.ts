import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDigest, isWorthSending, type DigestFacts } from '~/core/digest/compose';
import type { DigestFinding } from '~/core/digest/digest';
import type { Severity } from '~/core/audit/outcome';

const UNTIL = new Date('2026-11-23T13:00:00Z');
const weights = { passed: 80, failed: 20, unknown: 10 };

function facts(change: Partial<DigestFacts> = {}): DigestFacts {
  return {
    since: new Date('2026-11-16T13:00:00Z'),
    until: UNTIL,
    isoWeek: '2026-W48',
    audiences: ['US', 'QC'],
    readiness: { US: weights, CA: weights, QC: weights },
    readinessBefore: { US: weights, CA: weights, QC: weights },
    counts: [{ audiences: ['US', 'CA', 'QC'], opened: 0, resolved: 0, stillOpen: 4 }],
    told: null,
    resolved: [],
    storeFindings: [],
    mostHarmful: [finding('1')],
    opened: [],
    broken: { total: 0, listings: [] },
    promotions: [],
    milestone: null,
    storeNotJudged: [],
    notJudged: [],
    catalogueReadAt: null,
    ...change,
  };
}

function finding(
  number: string | null,
  severity: Severity = 'high',
  audiences: DigestFinding['audiences'] = ['QC'],
): DigestFinding {
  return {
    listing: number === null ? null : { id: `gid://shopify/Product/${number}`, title: 'Mug' },
    rule: 'missing-french-text',
    severity,
    audiences,
    message: { id: 'rule.missing-french-text.title', data: {} },
    field: 'title',
  };
}

const ofStore = (severity: Severity) => ({
  finding: finding(null, severity),
  openedAt: new Date('2026-11-20T13:00:00Z'),
});

const worth = (change: Partial<DigestFacts>) => isWorthSending(composeDigest(facts(change)));
const milestone = (daysLeft: number): DigestFacts['milestone'] => ({
  milestone: {
    season: 'holidays',
    audience: 'QC',
    name: 'french-ready',
    on: '2026-11-30',
    peak: '2027-01-25',
  },
  daysLeft,
  listingsNotReady: 3,
});

const READY = { isNotReady: false, plannedStart: null };

describe('a digest', () => {
  it('counts for each audience the findings that concern it', () => {
    const { audiences } = composeDigest(
      facts({
        counts: [
          { audiences: ['QC'], opened: 1, resolved: 2, stillOpen: 3 },
          { audiences: ['US', 'QC'], opened: 10, resolved: 20, stillOpen: 30 },
          { audiences: ['CA'], opened: 100, resolved: 200, stillOpen: 300 },
        ],
      }),
    );
    expect(audiences).toMatchObject([
      { audience: 'US', opened: 10, resolved: 20, stillOpen: 30 },
      { audience: 'QC', opened: 11, resolved: 22, stillOpen: 33 },
    ]);
  });

  it('puts at most two findings of the store before the most harmful of listings, five in all', () => {
    const { fixFirst } = composeDigest(
      facts({
        storeFindings: [ofStore('low'), ofStore('medium'), ofStore('high')],
        mostHarmful: ['1', '2', '3', '4', '5'].map((number) => finding(number)),
      }),
    );
    expect(fixFirst.map(({ listing, severity }) => listing?.id.slice(-1) ?? severity)).toEqual([
      'high',
      'medium',
      '1',
      '2',
      '3',
    ]);
  });

  it('names nothing that concerns other audiences alone', () => {
    const digest = composeDigest(
      facts({
        audiences: ['US'],
        storeFindings: [ofStore('high')],
        mostHarmful: [finding('1'), finding('2', 'low', ['US', 'CA'])],
        storeNotJudged: [
          { rule: 'policy', audiences: ['QC'], reason: { id: 'reason.stockNotRead', data: {} } },
        ],
      }),
    );
    expect(digest.fixFirst.map(({ listing }) => listing?.id.slice(-1))).toEqual(['2']);
    expect(digest.notJudged).toEqual([]);
  });

  it('names what could not be judged of listings, however much of the store could not be', () => {
    const reason = { id: 'reason.stockNotRead', data: {} } as const;
    const { notJudged, notJudgedMore } = composeDigest(
      facts({
        storeNotJudged: ['a', 'b', 'c', 'd', 'e', 'f'].map((rule) => ({
          rule,
          audiences: ['QC'],
          reason,
        })),
        notJudged: [{ rule: 'of-listings', reason, listings: 7 }],
      }),
    );
    expect(notJudged.map(({ rule }) => rule)).toEqual(['a', 'b', 'c', 'of-listings', 'd']);
    expect(notJudgedMore).toBe(2);
  });

  it('tells of promotions that start or end within a week from now, by time', () => {
    const days = (count: number) => new Date(UNTIL.getTime() + count * 86_400_000).toISOString();
    const { promotions } = composeDigest(
      facts({
        promotions: [
          { ...READY, id: 'a', name: 'Ends', startsAt: days(-3), endsAt: days(2) },
          { ...READY, id: 'b', name: 'Both', startsAt: days(1), endsAt: days(7) },
          { ...READY, id: 'c', name: 'Later', startsAt: days(7.01), endsAt: days(9) },
          { ...READY, id: 'd', name: 'Begins now', startsAt: days(0), endsAt: days(30) },
        ],
      }),
    );
    expect(promotions.map(({ promotionId, event }) => `${promotionId} ${event}`)).toEqual([
      'b starts',
      'a ends',
      'b ends',
    ]);
  });

  it('tells of those that are not ready whenever they start, and of those that wait', () => {
    const days = (count: number) => new Date(UNTIL.getTime() + count * 86_400_000).toISOString();
    const { promotions } = composeDigest(
      facts({
        promotions: [
          {
            id: 'a',
            name: 'Far ahead',
            startsAt: days(40),
            endsAt: days(50),
            isNotReady: true,
            plannedStart: null,
          },
          {
            id: 'b',
            name: 'Waits',
            startsAt: days(1),
            endsAt: days(20),
            isNotReady: true,
            plannedStart: days(-2),
          },
        ],
      }),
    );
    expect(promotions).toEqual([
      { promotionId: 'b', name: 'Waits', event: 'waits', at: days(-2) },
      { promotionId: 'a', name: 'Far ahead', event: 'notReady', at: days(40) },
    ]);
  });

  it('compares readiness with what the reader was told, and with nothing where they were told nothing', () => {
    const before = { passed: 60, failed: 40, unknown: 10 };
    const told = composeDigest(facts({ readinessBefore: { US: before, CA: before, QC: before } }));
    expect(told.audiences[0]).toMatchObject({
      readiness: { share: 0.8 },
      readinessBefore: { share: 0.6 },
    });
    expect(
      composeDigest(facts({ readinessBefore: null })).audiences[0]?.readinessBefore,
    ).toBeNull();
  });
});

describe('a digest is worth sending', () => {
  it('not for what is merely still so', () => {
    expect(worth({})).toBe(false);
    expect(worth({ milestone: milestone(8) })).toBe(false);
    expect(
      worth({
        notJudged: [{ rule: 'x', reason: { id: 'reason.stockNotRead', data: {} }, listings: 7 }],
      }),
    ).toBe(false);
  });

  it.each<[string, Partial<DigestFacts>]>([
    [
      'something was found',
      { counts: [{ audiences: ['US'], opened: 1, resolved: 0, stillOpen: 0 }] },
    ],
    [
      'something was fixed',
      { counts: [{ audiences: ['QC'], opened: 0, resolved: 1, stillOpen: 0 }] },
    ],
    [
      'an edit broke a listing',
      {
        broken: {
          total: 1,
          listings: [
            {
              listing: { id: '1', title: 'Mug' },
              editedAt: UNTIL.toISOString(),
              findings: [],
              newFindings: 0,
            },
          ],
        },
      },
    ],
    [
      'a promotion starts',
      {
        promotions: [
          {
            ...READY,
            id: 'a',
            name: 'A',
            startsAt: '2026-11-27T05:00:00Z',
            endsAt: '2026-12-20T05:00:00Z',
          },
        ],
      },
    ],
    ['a milestone is a week away', { milestone: milestone(7) }],
    [
      'readiness moved by a percentage point',
      { readiness: { US: { passed: 81, failed: 19, unknown: 10 }, CA: weights, QC: weights } },
    ],
    [
      'readiness is no longer known',
      { readiness: { US: { passed: 8, failed: 2, unknown: 100 }, CA: weights, QC: weights } },
    ],
    ['it is the first, and there is something to fix', { readinessBefore: null }],
  ])('where %s', (_why, change) => {
    expect(worth(change)).toBe(true);
  });

  it('not for audiences that the reader did not ask for', () => {
    expect(worth({ counts: [{ audiences: ['CA'], opened: 9, resolved: 9, stillOpen: 9 }] })).toBe(
      false,
    );
  });

  it('not as the first of a store where all is well', () => {
    expect(worth({ readinessBefore: null, mostHarmful: [] })).toBe(false);
  });

  it('not for readiness that moved by less', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.0099, max: 0.0099, noNaN: true }), (step) => {
        const passed = 80 + step * 100;
        const moved = { passed, failed: 100 - passed, unknown: 10 };
        expect(worth({ readiness: { US: moved, CA: weights, QC: weights } })).toBe(false);
      }),
    );
  });
});
