import { expect, it } from 'vitest';
import {
  previewWasPrices,
  showBulkWasPrices,
  startWasPrices,
} from '~/services/changes/bulk-was-prices';
import { undoChanges } from '~/services/changes/undo-changes';
import { sampleListing, sampleVariant } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld } from '../support/changes';

const database = await testDatabase();
const DAY_MS = 86_400_000;
const query = { sort: 'title', direction: 'asc', limit: 50 } as const;
const id = (number: number) => `gid://shopify/Product/${number}`;

const usd = (amount: number, compareAt: number | null = null) => ({
  price: { amount, currency: 'USD' },
  compareAt: compareAt === null ? null : { amount: compareAt, currency: 'USD' },
});
const cad = (amount: number, compareAt: number | null = null) => ({
  price: { amount, currency: 'CAD' },
  compareAt: compareAt === null ? null : { amount: compareAt, currency: 'CAD' },
});

/** Two variants alike, each at `amount` with `compareAt` crossed out. */
function listing(number: number, amount: number, compareAt: number | null, updatedAt?: string) {
  return sampleListing(number, {
    title: `Shirt ${number}`,
    ...(updatedAt && { updatedAt }),
    variants: [`${number}2`, `${number}3`].map((variant) => ({
      ...sampleVariant(variant),
      shopPrice: usd(amount, compareAt),
      shownPrice: {
        CA: cad(amount * 1.4, compareAt === null ? null : compareAt * 1.4),
        US: usd(amount, compareAt),
      },
    })),
  });
}

/** The first was asked at 11 for half a year, the second always at 10; the third has no original price. */
async function openStore(): Promise<ChangeWorld> {
  const seeds = [listing(1, 10, 12.5), listing(2, 10, 12.5), listing(3, 10, null)];
  const world = await ChangeWorld.open(database, seeds);
  const { ports, store, clock } = world;
  const now = clock.now().getTime();
  const before = [11, 10].map((amount, index) =>
    listing(index + 1, amount, null, '2026-01-02T00:00:00Z'),
  );
  for (const each of before) await ports.listings.remove(store, each.id, new Date(0));
  for (let day = 190; day > 0; day -= 1) {
    await ports.listings.save(store, before, { readAt: new Date(now - day * DAY_MS) });
  }
  await world.read([id(1), id(2), id(3)]);
  return world;
}

it('shows what is not borne out, with what the price history bears, like variants together', async () => {
  const world = await openStore();
  const view = await showBulkWasPrices(world.ports, world.store, query);
  expect(view).toMatchObject({ kind: 'compareAt', total: 2, ticked: null });
  expect(view.listings).toEqual([
    {
      id: id(1),
      title: 'Shirt 1',
      currency: 'USD',
      lines: [{ variants: 2, price: 10, compareAt: 12.5, after: 11 }],
      more: 0,
    },
    {
      id: id(2),
      title: 'Shirt 2',
      currency: 'USD',
      lines: [{ variants: 2, price: 10, compareAt: 12.5, after: null }],
      more: 0,
    },
  ]);
  const ticked = await showBulkWasPrices(world.ports, world.store, {
    ...query,
    listingIds: [id(2), id(3)],
  });
  expect([ticked.total, ticked.ticked, ticked.groups]).toEqual([1, 2, []]);
});

it.each([
  ['lower', 1100, null],
  ['remove', null, null],
] as const)('%s: writes what was previewed, and takes it back', async (remedy, first, second) => {
  const world = await openStore();
  const { ports, store } = world;
  const asked = { listingIds: [id(1), id(2), id(3)], remedy };
  const preview = await previewWasPrices(ports, store, asked);
  if (!preview.done) throw new Error('nothing to write');
  expect(preview.value).toMatchObject({ variants: 4, leftOut: 1 });
  expect(preview.value.effects.some(({ closes }) => closes > 0)).toBe(true);
  expect(preview.value.effects.every(({ opens }) => opens === 0)).toBe(true);

  const started = await startWasPrices(ports, store, {
    ...asked,
    shown: preview.value.digest,
    by: BY,
  });
  if (!started.done) throw new Error(started.because.why);
  const storedOf = (variant: number) =>
    world.sandbox.catalogue.variant(`gid://shopify/ProductVariant/${variant}`).variant
      .compareAtCents;
  expect([12, 13, 22, 23].map(storedOf)).toEqual([first, first, second, second]);
  const after = await showBulkWasPrices(ports, store, query);
  expect(after.total).toBe(0);

  await undoChanges(ports, store, { batch: started.value.batch, by: BY });
  expect([12, 13, 22, 23].map(storedOf)).toEqual([1250, 1250, 1250, 1250]);
});

it('writes nothing where prices have changed since the preview, and shows what would be written now', async () => {
  const world = await openStore();
  const { ports, store } = world;
  const asked = { listingIds: [id(1), id(2)], remedy: 'lower' as const };
  const preview = await previewWasPrices(ports, store, asked);
  await ports.listings.save(store, [listing(2, 10, 13, '2030-01-01T00:00:00Z')], {
    readAt: world.clock.now(),
  });
  const started = await startWasPrices(ports, store, {
    ...asked,
    shown: preview.done ? preview.value.digest : '',
    by: BY,
  });
  if (started.done || started.because.why !== 'previewChanged') throw new Error('It was written.');
  expect(started.because.preview.listings.map(({ lines }) => lines[0]?.compareAt)).toEqual([
    12.5, 13,
  ]);
  expect(await world.history()).toEqual([]);
});
