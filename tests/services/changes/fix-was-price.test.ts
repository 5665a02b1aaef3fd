import { expect, it } from 'vitest';
import { judgeVariantValues } from '~/services/changes/judge-typed';
import { saveVariantValues } from '~/services/changes/save-variant-values';
import { showWasPrices } from '~/services/changes/show-was-prices';
import { undoChanges } from '~/services/changes/undo-changes';
import { sampleListing, sampleVariant } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();
const DAY_MS = 86_400_000;
const VARIANT = 'gid://shopify/ProductVariant/12';

/** Asked 10 now, and 12.5 crossed out; asked `earlier` on each of the 190 days before. */
async function openAfter(earlier: number): Promise<ChangeWorld> {
  const usd = (amount: number) => ({ price: { amount, currency: 'USD' }, compareAt: null });
  const before = sampleListing(1, {
    variants: [
      {
        ...sampleVariant('12'),
        shopPrice: usd(earlier),
        shownPrice: {
          CA: { price: { amount: earlier * 1.4, currency: 'CAD' }, compareAt: null },
          US: usd(earlier),
        },
      },
    ],
    updatedAt: '2026-01-02T00:00:00Z',
  });
  const world = await ChangeWorld.open(database);
  const { ports, store, clock } = world;
  await ports.listings.remove(store, LISTING_ID, new Date(0));
  const now = clock.now().getTime();
  for (let day = 190; day > 0; day -= 1) {
    await ports.listings.save(store, [before], { readAt: new Date(now - day * DAY_MS) });
  }
  await world.read([LISTING_ID]);
  return world;
}

it('shows the highest earlier price that the rules find nothing against, with the days it was asked', async () => {
  const world = await openAfter(11);
  const shown = await showWasPrices(world.ports, world.store, LISTING_ID);
  expect(shown).toMatchObject({
    done: true,
    value: {
      currency: 'USD',
      variants: [
        {
          id: VARIANT,
          price: 10,
          values: { compareAt: '12.5' },
          borne: {
            amount: 11,
            evidence: [
              { place: 'CA', days: 182 },
              { place: 'US', days: 90 },
            ],
          },
        },
      ],
    },
  });
  if (!shown.done) return;
  const [ofCanada, ofAmerica] = shown.value.variants[0]?.borne?.evidence ?? [];
  expect(ofCanada?.heldDays).toBeGreaterThan(175);
  expect(ofAmerica?.heldDays).toBeGreaterThan(85);
  expect(shown.value.findings.map(({ rule }) => rule)).toContain('brief-reference-price');
});

it('is cleared or set, judged as it was announced, and taken back', async () => {
  const world = await openAfter(11);
  for (const [value, shown] of [
    ['11', '12.5'],
    ['', '11'],
  ] as const) {
    const typed = { variantId: VARIANT, kind: 'compareAt' as const, value };
    const asked = { listingId: LISTING_ID, typed: [typed] };
    const verdict = await judgeVariantValues(world.ports, world.store, asked);
    world.clock.advance(1000);
    const answer = await saveVariantValues(world.ports, world.store, {
      listingId: LISTING_ID,
      values: [{ ...typed, shown }],
      by: BY,
    });
    expect(answer).toMatchObject({ done: true, value: { changes: [{ state: 'written' }] } });
    if (!answer.done) return;
    expect(answer.value.closes).toEqual(verdict?.closes);
    expect(answer.value.opens).toEqual(verdict?.opens);
    const stored = world.sandbox.catalogue.variant(VARIANT).variant.compareAtCents;
    expect(stored).toBe(value === '' ? null : 1100);
  }
  const [cleared, set] = await world.history();
  for (const change of [cleared, set]) {
    await undoChanges(world.ports, world.store, { ids: [change?.id ?? ''], by: BY });
  }
  expect(world.sandbox.catalogue.variant(VARIANT).variant.compareAtCents).toBe(1250);
});

it('is no text but an amount', async () => {
  const world = await ChangeWorld.open(database);
  const value = { variantId: VARIANT, kind: 'compareAt' as const, value: 'cheap', shown: '12.5' };
  expect(
    await saveVariantValues(world.ports, world.store, {
      listingId: LISTING_ID,
      values: [value],
      by: BY,
    }),
  ).toEqual({
    done: false,
    because: { why: 'invalid', errors: { compareAt: 'amountMalformed' } },
  });
});
