import { describe, expect, it } from 'vitest';
import type { OutcomeName } from '../../../app/core/audit/outcome';
import type { Listing } from '../../../app/core/listing/listing';
import { auditedSample } from '../../support/audited-sample';
import { SettableClock } from '../../../sandbox/store/clock';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { sampleStore, SAMPLE_PRODUCTS } from '../../../sandbox/seeds/sample';

const now = new Date('2026-11-22T12:00:00Z');
const seed = sampleStore({ now });
const listings = seed.products as Listing[];
const audited = auditedSample(now);

function handlesWith(rule: string, outcome: OutcomeName, { listings } = audited): string[] {
  return [...listings]
    .filter(([, results]) =>
      results.some((result) => result.rule === rule && result.outcome === outcome),
    )
    .map(([handle]) => handle);
}

describe('the sample store', () => {
  it('holds sixty products under sixty handles', () => {
    expect(new Set(SAMPLE_PRODUCTS.map((product) => product.handle)).size).toBe(60);
  });

  it.each<[rule: string, handles: string[]]>([
    [
      'missing-french-text',
      [
        'maple-cutting-board',
        'insulated-bottle-750',
        'geometry-set',
        'ceramic-planter-trio',
        'gift-card-wood',
      ],
    ],
    [
      'outdated-french-text',
      ['pour-over-kettle', 'folding-saw', 'name-labels', 'hockey-board-game'],
    ],
    ['untranslated-french-text', ['glass-spice-jars']],
    ['mixed-language-text', ['reed-diffuser']],
    ['truncated-french-text', ['kids-rain-boots']],
    ['french-typography', ['door-wreath-cedar']],
    ['anglicism-in-promotion', ['door-wreath-cedar']],
    ['tax-free-claim', ['cotton-bath-towels']],
    ['no-repair-statement', ['desk-lamp-clamp']],
    ['volatile-price', ['pour-over-kettle', 'trekking-poles', 'reed-diffuser']],
    [
      'pointless-compare-at',
      [
        'cast-iron-skillet',
        'chef-knife-8',
        'headlamp-400',
        'pencil-case-roll',
        'wall-clock-birch',
        'leather-wallet-slim',
      ],
    ],
    [
      'undescribed-photo',
      [
        'enamel-camp-mug',
        'trail-daypack-22',
        'headlamp-400',
        'pencil-case-roll',
        'wall-clock-birch',
        'plush-moose',
      ],
    ],
    ['price-jump', ['down-mitts', 'hockey-board-game']],
    ['unsupported-was-price', ['hockey-board-game', 'rain-shell']],
    ['brief-reference-price', ['hockey-board-game', 'rain-shell', 'stoneware-dinner-plates']],
    ['stale-reference-price', ['hockey-board-game', 'rain-shell', 'stoneware-dinner-plates']],
    ['exchange-rate-drift', []],
    [
      'high-return-rate',
      [
        'ceramic-planter-trio',
        'desk-lamp-clamp',
        'glass-spice-jars',
        'kids-rain-boots',
        'merino-base-layer',
        'snowshoes-trail',
        'stoneware-dinner-plates',
      ],
    ],
    ['unready-for-season', ['gift-card-wood', 'hockey-board-game']],
    [
      'missing-french-details',
      [
        'school-backpack-junior',
        'laptop-sleeve-felt',
        'balsam-fir-candle',
        'wool-throw-pillow',
        'storage-baskets',
        'gift-card-wood',
      ],
    ],
    ['overstock-before-season-end', []],
    ['missing-packaging-photo', []],
    [
      'few-photos',
      [
        'beeswax-wraps',
        'folding-saw',
        'pencil-case-roll',
        'gym-shorts-kids',
        'water-colour-set',
        'wool-throw-pillow',
        'fireplace-matches',
        'gift-card-wood',
      ],
    ],
    ['small-photo', ['fireplace-matches']],
    ['metric-only-measurements', ['pour-over-kettle', 'insulated-bottle-750', 'dry-bag-set']],
    ['missing-hs-code', ['apron-waxed-canvas']],
    ['invalid-hs-code', ['laptop-sleeve-felt']],
    [
      'missing-national-tariff-code',
      [
        'plush-moose',
        'linen-tea-towels',
        'two-person-tent',
        'bento-lunch-box',
        'rain-shell',
        'apron-waxed-canvas',
        'laptop-sleeve-felt',
      ],
    ],
    ['missing-country-of-origin', ['dry-bag-set']],
    ['missing-weight', ['storage-baskets']],
  ])('carries the faults of %s that were put there, and no other', (rule, handles) => {
    expect(handlesWith(rule, 'fail').sort()).toEqual([...handles].sort());
  });

  it.each([
    ['2026-12-15', ['advent-calendar-wood', 'hockey-board-game', 'socks-gift-three']],
    ['2026-08-27', ['gym-shorts-kids', 'pencil-case-roll']],
  ])('has on %s too much stock of what the ending season is not going to sell', (day, handles) => {
    const late = auditedSample(new Date(`${day}T12:00:00Z`));
    expect(handlesWith('overstock-before-season-end', 'fail', late).sort()).toEqual(handles);
  });

  it('says too little about the watercolours, and enough about what has a list or a dimension', () => {
    const vague = handlesWith('vague-description', 'fail');
    expect(vague).toEqual(expect.arrayContaining(['water-colour-set', 'gift-card-wood']));
    for (const handle of ['cedar-salad-bowl', 'entry-boot-tray'])
      expect(vague).not.toContain(handle);
  });

  it('never says that packaging is missing where nobody looked', () => {
    expect(handlesWith('missing-packaging-photo', 'unknown').length).toBeGreaterThan(20);
  });

  it('ends each price history at the price that the listing shows', () => {
    for (const variant of listings.flatMap((listing) => listing.variants)) {
      const last = seed.priceChanges.findLast((change) => change.sku === variant.sku);
      expect(variant.shopPrice.price.amount).toBe(last?.price);
    }
  });

  it('is the same at every call', () => {
    expect(sampleStore({ now }).orders.slice(0, 500)).toEqual(seed.orders.slice(0, 500));
  });

  it('is loaded with nothing sent or taken back later than now', async () => {
    const clock = new SettableClock(now, { running: false });
    const store = await SandboxStore.load(seed, clock);
    const { orders } = store.orders;
    const happened = orders.flatMap(({ createdAt, updatedAt, fulfillment, returned }) => [
      createdAt,
      updatedAt,
      ...(fulfillment ? [fulfillment.createdAt] : []),
      ...(returned ? [returned.createdAt] : []),
    ]);
    expect(happened.filter((instant) => Date.parse(instant) > now.getTime())).toEqual([]);
    const waiting = orders.filter(({ fulfillment }) => fulfillment === null);
    expect(waiting.length).toBeGreaterThan(0);
    // At most three days pass until an order is sent.
    expect(
      waiting.filter(({ createdAt }) => Date.parse(createdAt) < now.getTime() - 3 * 86_400_000),
    ).toEqual([]);
    store.close();
  });

  it('spans two years of orders, busier in November and December than in spring', () => {
    const inMonths = (months: number[]) =>
      seed.orders.filter((order) => months.includes(new Date(order.createdAt).getUTCMonth() + 1))
        .length;
    expect(Date.parse(seed.orders[0]!.createdAt)).toBeLessThan(now.getTime() - 729 * 86_400_000);
    expect(inMonths([11, 12])).toBeGreaterThan(1.3 * inMonths([3, 4]));
  });
});
