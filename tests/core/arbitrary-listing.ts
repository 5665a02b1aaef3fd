import fc from 'fast-check';
import type { Surroundings } from '~/core/audit/assemble-facts';
import type { Listing, TranslatedText, VariantInventory } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import type { PriceHistory } from '~/core/prices/price-history';
import type { SalesHistory } from '~/core/orders/sales-history';
import { AUDIENCES } from '~/core/listing/audience';
import { PricePoints } from '~/core/prices/price-points';
import { NOW } from './support';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'Kettle',
    'IMG_1.jpg',
    'in its box',
    '<p>One <b>two</b></p><script>x()</script>',
    '&nbsp;',
    'The handle stays cool while the water boils.',
    'La poignée reste froide pendant que l’eau bout ! Black Friday : 20%',
    'Tax free, sans taxes',
    '<p>30 cm (12 in), 2 kg</p>',
    'A 5-litre bag',
  ),
);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Absent or present, as a source may leave a property out. */
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const money = fc.record({
  amount: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
  ),
  currency: fc.constantFrom('CAD', 'USD', 'GBP'),
});
const price: fc.Arbitrary<Price> = fc.record({ price: money, compareAt: nullable(money) });

const hsCode = fc.oneof(text, fc.constantFrom('4202.92', '4202923131', '555555', '9801.00.10'));

const inventory: fc.Arbitrary<VariantInventory> = fc.record({
  requiresShipping: optional(fc.boolean()),
  harmonizedSystemCode: optional(nullable(hsCode)),
  countryOfOrigin: optional(nullable(fc.constantFrom('CA', 'VN', ''))),
  weight: optional(
    nullable(
      fc.record({
        value: fc.constantFrom(0, 0.5, 200),
        unit: fc.constantFrom('GRAMS' as const, 'POUNDS' as const),
      }),
    ),
  ),
  nationalCodes: optional(
    fc.array(fc.record({ country: fc.constantFrom('US', 'CA'), code: hsCode }), { maxLength: 2 }),
  ),
});

const variantWithoutId = fc.record({
  title: text,
  sku: nullable(text),
  selectedOptions: fc.constant<{ name: string; value: string }[]>([]),
  shopPrice: price,
  hasFixedCanadianPrice: optional(fc.boolean()),
  stock: optional(nullable(fc.integer({ min: -2, max: 60 }))),
  shownPrice: optional(fc.record({ CA: optional(price), US: optional(price) })),
  requiresComponents: optional(fc.boolean()),
  inventory: optional(inventory),
});

const mediaWithoutId = fc.record({
  kind: fc.constantFrom(
    'IMAGE' as const,
    'VIDEO' as const,
    'EXTERNAL_VIDEO' as const,
    'MODEL_3D' as const,
  ),
  url: nullable(fc.oneof(text, fc.constant('https://cdn.example.com/a%20b.jpg?v=1'))),
  alt: optional(nullable(text)),
  widthPx: optional(nullable(fc.constantFrom(0, 300, 800, 2048))),
  heightPx: optional(nullable(fc.constantFrom(300, 800, 2048))),
});

const translatedText: fc.Arbitrary<TranslatedText> = fc.record({
  key: fc.constantFrom('title', 'body_html', 'meta_title'),
  locale: fc.constantFrom('fr', 'fr-CA', 'de'),
  marketId: nullable(fc.constantFrom('m1', 'm2')),
  value: text,
  outdated: optional(fc.boolean()),
});

export const arbitraryListing: fc.Arbitrary<Listing> = fc.record({
  id: fc.constant('gid://shopify/Product/1'),
  handle: fc.constant('kettle'),
  title: text,
  descriptionHtml: text,
  status: fc.constantFrom(
    'ACTIVE' as const,
    'ARCHIVED' as const,
    'DRAFT' as const,
    'UNLISTED' as const,
  ),
  vendor: text,
  productType: text,
  tags: fc.constant([]),
  isGiftCard: optional(fc.boolean()),
  isCombinedListingParent: optional(fc.boolean()),
  soldIn: optional(fc.record({ CA: optional(fc.boolean()), US: optional(fc.boolean()) })),
  createdAt: optional(
    fc.constantFrom('2026-11-15T00:00:00Z', '2026-09-15T00:00:00Z', '2024-01-01T00:00:00Z'),
  ),
  options: fc.constant([]),
  variants: fc.array(variantWithoutId, { maxLength: 5 }).map(withIds('v')),
  media: fc.array(mediaWithoutId, { maxLength: 5 }).map(withIds('m')),
  french: optional(fc.uniqueArray(translatedText, { maxLength: 6, selector: identityOfText })),
  packaging: optional(
    fc.record({ shownOn: fc.subarray(['m0', 'm1', 'gone']), noneShown: fc.boolean() }),
  ),
});

const priceHistory: fc.Arbitrary<PriceHistory> = fc
  .array(
    fc.array(
      fc.record(
        {
          days: fc.integer({ min: 0, max: 60 }),
          amount: fc.integer({ min: 0, max: 200 }),
          compareAt: nullable(fc.integer({ min: 0, max: 250 })),
          shopAmount: fc.integer({ min: 0, max: 3 }),
        },
        { requiredKeys: ['days', 'amount', 'compareAt'] },
      ),
      { maxLength: 8 },
    ),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map((gaps, index) => {
      let daysAgo = 0;
      const points = gaps
        .map(({ days, ...rest }) => ({ ...rest, daysAgo: (daysAgo += days) }))
        .reverse()
        .map(({ daysAgo, ...rest }) => ({
          ...rest,
          at: NOW.getTime() - daysAgo * 86_400_000,
        }));
      return {
        variantId: `v${index}`,
        currency: 'CAD',
        points: PricePoints.of(points),
        observedUntil: NOW.getTime(),
      };
    }),
  );

const salesHistory: fc.Arbitrary<SalesHistory> = fc.record({
  since: fc.constantFrom('2025-06-01', '2026-10-01'),
  until: fc.constantFrom('2026-11-10', '2026-11-22'),
  days: fc.array(
    fc
      .record({
        day: fc.constantFrom('2025-11-25', '2026-04-01', '2026-10-20', '2026-11-09'),
        variantId: nullable(fc.constantFrom('v0', 'v1')),
        country: fc.constantFrom('CA', 'US'),
        units: fc.integer({ min: 0, max: 40 }),
        returned: fc.nat(),
      })
      .map(({ returned, ...sold }) => {
        const returnedUnits = returned % (sold.units + 1);
        const reasons: Record<string, number> =
          returnedUnits > 0 ? { 'too-small': returnedUnits } : {};
        return { ...sold, returnedUnits, returnReasons: reasons };
      }),
    { maxLength: 8 },
  ),
});

export const arbitrarySurroundings: fc.Arbitrary<Surroundings> = fc.record({
  store: optional(
    fc.record({
      currency: fc.constant('CAD'),
      primaryLocale: fc.constantFrom('en', 'fr', 'fr-CA', 'de'),
      country: optional(fc.constantFrom('US', 'CA', 'GB')),
      sellsTo: fc.subarray([...AUDIENCES]),
    }),
  ),
  canadianPrices: optional(priceHistory),
  americanPrices: optional(priceHistory),
  sales: optional(salesHistory),
  returnBaseline: optional(
    fc.record({
      meanShare: fc.double({ min: 0, max: 1, noNaN: true }),
      strength: fc.integer({ min: 10, max: 200 }),
      products: fc.integer({ min: 1, max: 50 }),
    }),
  ),
  seasons: optional(
    fc.uniqueArray(
      fc.record({
        season: fc.constantFrom('back-to-school' as const, 'holidays' as const),
        audience: fc.constantFrom(...AUDIENCES),
        peak: fc.constantFrom('2026-11-01', '2026-11-27', '2027-01-10'),
        end: fc.constantFrom('2026-11-10', '2026-12-01', '2027-02-01'),
      }),
      { maxLength: 4, selector: ({ season, audience }) => `${season} ${audience}` },
    ),
  ),
});

function withIds(prefix: string) {
  return <T>(items: T[]) => items.map((item, index) => ({ ...item, id: `${prefix}${index}` }));
}

/** Shopify holds one text for each key, locale and market. */
function identityOfText({ key, locale, marketId }: TranslatedText): string {
  return [key, locale, marketId].join(' ');
}
