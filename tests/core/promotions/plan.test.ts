import { describe, expect, it } from 'vitest';
import { checkPlan, inputOf } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import { LANGUAGES, translator } from '~/locales/translate';
import { plan } from './support';

const TORONTO = { currency: 'CAD', timeZone: 'America/Toronto' };

const input: PlanInput = {
  kind: 'discount',
  name: '  Rentrée   2026 ',
  frenchName: '',
  audiences: ['QC', 'CA', 'QC'],
  reach: 'markets',
  selectionKind: 'listings',
  listingIds: ['gid://shopify/Product/2', 'gid://shopify/Product/1', 'gid://shopify/Product/2'],
  collectionIds: [],
  excludedListingIds: [],
  excludedCollectionIds: [],
  excludedTags: '',
  discountKind: 'percentage',
  percent: '12,5',
  isByAudience: false,
  valueUS: '',
  valueCA: '',
  valueQC: '',
  codeUS: '',
  codeCA: '',
  codeQC: '',
  amountOff: '',
  triggerKind: 'code',
  code: ' RENTREE ',
  startsAt: '2026-08-01T00:00',
  endsAt: '2026-09-08T00:00',
  combinesWith: ['shippingDiscounts'],
  targetKind: 'none',
  target: '',
};

describe('checkPlan', () => {
  it('reads what was typed, in the store’s own time', () => {
    expect(checkPlan(input, TORONTO)).toEqual({
      errors: null,
      plan: {
        name: 'Rentrée 2026',
        audiences: ['CA', 'QC'],
        reach: 'markets',
        selection: {
          kind: 'listings',
          listingIds: ['gid://shopify/Product/2', 'gid://shopify/Product/1'],
        },
        discount: { kind: 'percentage', percent: 12.5 },
        trigger: { kind: 'code', code: 'RENTREE' },
        startsAt: '2026-08-01T04:00:00Z',
        endsAt: '2026-09-08T04:00:00Z',
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
      },
    });
  });

  it.each([
    ['America/Toronto', '2026-11-01T00:00', '2026-11-01T04:00:00Z'],
    ['America/Toronto', '2026-11-02T00:00', '2026-11-02T05:00:00Z'],
    ['America/St_Johns', '2026-12-31T23:59', '2027-01-01T03:29:00Z'],
    ['America/Los_Angeles', '2028-02-29T09:00', '2028-02-29T17:00:00Z'],
    ['Asia/Shanghai', '2027-01-01T00:00', '2026-12-31T16:00:00Z'],
    // Clocks skip from two to three.
    ['America/Toronto', '2027-03-14T02:30', '2027-03-14T07:30:00Z'],
    // And show half past one twice: the first counts.
    ['America/Toronto', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
  ])('in %s, %s is %s', (timeZone, startsAt, instant) => {
    const { plan } = checkPlan({ ...input, startsAt }, { currency: 'CAD', timeZone });
    expect(plan?.startsAt).toBe(instant);
  });

  it.each<[Partial<PlanInput>, keyof PlanInput]>([
    [{ name: '  ' }, 'name'],
    [{ name: 'x'.repeat(241) }, 'name'],
    [{ frenchName: 'x'.repeat(224) }, 'frenchName'],
    [{ isByAudience: true, valueCA: '25', valueQC: '101', codeCA: 'A', codeQC: 'B' }, 'valueQC'],
    [{ isByAudience: true, valueCA: '25', valueQC: '20', codeCA: 'A', codeQC: 'a' }, 'codeQC'],
    [{ excludedTags: 'x'.repeat(256) }, 'excludedTags'],
    [{ targetKind: 'units', target: '1.5' }, 'target'],
    [{ targetKind: 'units', target: '0' }, 'target'],
    [{ targetKind: 'revenue', target: '10.005' }, 'target'],
    [{ audiences: [] }, 'audiences'],
    [{ percent: '' }, 'percent'],
    [{ percent: '0' }, 'percent'],
    [{ percent: '100.01' }, 'percent'],
    [{ percent: '33.33333' }, 'percent'],
    [{ percent: '1e1' }, 'percent'],
    [{ percent: '-5' }, 'percent'],
    [{ discountKind: 'amount', amountOff: '5.005' }, 'amountOff'],
    [{ discountKind: 'amount', amountOff: '0' }, 'amountOff'],
    [{ discountKind: 'amount', amountOff: '1000001' }, 'amountOff'],
    [{ code: '' }, 'code'],
    [{ code: 'BACK TO SCHOOL' }, 'code'],
    [{ code: 'x'.repeat(256) }, 'code'],
    [{ startsAt: '' }, 'startsAt'],
    [{ startsAt: '2026-02-29T10:00' }, 'startsAt'],
    [{ endsAt: '2026-08-01' }, 'endsAt'],
    [{ endsAt: 'tomorrow' }, 'endsAt'],
    // Five hours on, Universal Time has a year of five digits.
    [{ endsAt: '9999-12-31T23:59' }, 'endsAt'],
    [{ endsAt: '9999-12-31T00:00' }, 'endsAt'],
    [{ endsAt: '2100-01-01T00:00' }, 'endsAt'],
    [{ startsAt: '0000-01-01T00:00' }, 'startsAt'],
    [{ endsAt: '2026-09-08T00:00:61' }, 'endsAt'],
    [{ endsAt: '2026-09-08T24:00' }, 'endsAt'],
    [
      { listingIds: Array.from({ length: 10_001 }, (_, n) => `gid://shopify/Product/${n}`) },
      'listingIds',
    ],
  ])('%o: says what is wrong with %s', (change, field) => {
    const { plan, errors } = checkPlan({ ...input, ...change }, TORONTO);
    expect(plan).toBeNull();
    expect(Object.keys(errors ?? {})).toEqual([field]);
    const message = errors?.[field] ?? expect.fail(field);
    for (const language of LANGUAGES) {
      expect(translator(language)(message.id, message.data)).not.toMatch(/[{}]/);
    }
  });

  it('names every field that is wrong at once', () => {
    const { errors } = checkPlan({ ...input, name: '', percent: 'x', endsAt: '' }, TORONTO);
    expect(Object.keys(errors ?? {})).toEqual(['name', 'percent', 'endsAt']);
  });

  it('takes a plan that cannot be scheduled yet', () => {
    const draft = { ...input, listingIds: [], endsAt: input.startsAt };
    expect(checkPlan(draft, TORONTO).errors).toBeNull();
  });

  it('takes a discount of its own for each audience, and what is left empty for Quebec from Canada', () => {
    const typed: PlanInput = {
      ...input,
      audiences: ['US', 'CA', 'QC'],
      isByAudience: true,
      valueUS: '30',
      valueCA: '25',
      codeUS: 'BF30',
      codeCA: 'BF25',
    };
    expect(checkPlan(typed, TORONTO).plan).toMatchObject({
      discount: { kind: 'percentage', percent: 30 },
      trigger: { kind: 'code', code: 'BF30' },
      own: {
        CA: { discount: { kind: 'percentage', percent: 25 }, code: 'BF25' },
        QC: { discount: { kind: 'percentage', percent: 25 }, code: 'BF25' },
      },
    });
    // All buyers get one: who they are is not asked.
    const forAll = { ...typed, reach: 'allBuyers' as const };
    expect(checkPlan(forAll, TORONTO).plan).toMatchObject({ discount: { percent: 12.5 } });
    expect(checkPlan(forAll, TORONTO).plan).not.toHaveProperty('own');
    expect(checkPlan({ ...typed, valueCA: '30', codeCA: 'BF30' }, TORONTO).plan).not.toHaveProperty(
      'own',
    );
  });

  it('knows how many decimals the currency has', () => {
    const yen = { currency: 'JPY', timeZone: 'Asia/Tokyo' };
    const typed = { ...input, discountKind: 'amount' as const };
    expect(checkPlan({ ...typed, amountOff: '500' }, yen).plan?.discount).toEqual({
      kind: 'amount',
      off: { amount: 500, currency: 'JPY' },
    });
    expect(checkPlan({ ...typed, amountOff: '5.5' }, yen).plan).toBeNull();
  });
});

describe('inputOf', () => {
  it.each([
    plan(),
    plan({
      discount: { kind: 'amount', off: { amount: 5.5, currency: 'CAD' } },
      trigger: { kind: 'code', code: 'NOËL' },
      selection: { kind: 'collections', collectionIds: ['gid://shopify/Collection/1'] },
    }),
    plan({
      frenchName: 'Vendredi fou',
      audiences: ['US', 'CA', 'QC'],
      reach: 'markets',
      discount: { kind: 'percentage', percent: 30 },
      own: { QC: { discount: { kind: 'percentage', percent: 25 } } },
    }),
    plan({
      selection: { kind: 'all' },
      exclusions: {
        listingIds: ['gid://shopify/Product/1'],
        collectionIds: ['gid://shopify/Collection/1'],
        tags: ['Final Sale', 'carte-cadeau'],
      },
      target: { kind: 'revenue', revenue: { amount: 5000.5, currency: 'CAD' } },
    }),
    plan({ target: { kind: 'units', units: 120 } }),
  ])('shows a plan as it would be typed', (stored) => {
    expect(checkPlan(inputOf(stored, TORONTO.timeZone), TORONTO)).toEqual({
      plan: stored,
      errors: null,
    });
  });

  it.each([
    // To the last second of a year, and of one where clocks are half an hour off.
    ['America/Toronto', '2026-12-26T05:00:00Z', '2027-01-01T04:59:59Z'],
    ['America/St_Johns', '2026-12-26T03:30:00Z', '2026-12-31T03:29:59Z'],
    ['Asia/Ho_Chi_Minh', '2026-12-25T17:00:00Z', '2026-12-31T16:59:59Z'],
    // Half past one comes twice that night.
    ['America/Toronto', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
    ['America/St_Johns', '2026-11-01T04:00:01Z', '2026-11-01T04:30:01Z'],
    // What Shopify writes, with a fraction of a second.
    ['America/Toronto', '2026-12-26T05:00:00.000Z', '2026-12-31T04:59:59.000Z'],
  ])('in %s keeps %s to %s', (timeZone, startsAt, endsAt) => {
    const stored = plan({ startsAt, endsAt });
    const again = checkPlan(inputOf(stored, timeZone), { currency: 'CAD', timeZone }).plan;
    expect(Date.parse(again?.startsAt ?? '')).toBe(Date.parse(startsAt));
    expect(Date.parse(again?.endsAt ?? '')).toBe(Date.parse(endsAt));
    // What clocks show once is written as a field for times shows it.
    expect(inputOf(plan(), timeZone).startsAt).toMatch(/T\d{2}:\d{2}$/);
  });

  it.each([33.3333, 7.5, 0.0001, 12.5, 100])('keeps %d%%', (percent) => {
    const stored = plan({ discount: { kind: 'percentage', percent } });
    expect(checkPlan(inputOf(stored, TORONTO.timeZone), TORONTO).plan).toEqual(stored);
  });
});
