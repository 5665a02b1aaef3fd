import { describe, expect, it } from 'vitest';
import { judgeVariantValues } from '~/services/changes/judge-typed';
import { saveVariantValues } from '~/services/changes/save-variant-values';
import { showCustoms } from '~/services/changes/show-customs';
import { undoChanges } from '~/services/changes/undo-changes';
import type { VariantValueToSave } from '~/services/changes/views';
import { sampleListing, sampleVariant } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();

/** Two variants that are shipped, without any customs data. */
function bare(id: number) {
  const variants = [`${id}2`, `${id}4`].map((number) => ({
    ...sampleVariant(number),
    inventory: {
      requiresShipping: true,
      harmonizedSystemCode: null,
      countryOfOrigin: null,
      weight: null,
    },
  }));
  return sampleListing(id, { variants });
}
const [ONE, OTHER] = bare(1).variants.map(({ id }) => id);
const rules = (findings: { rule: string }[]) => findings.map(({ rule }) => rule).sort();

const value = (
  variantId: string | undefined,
  kind: VariantValueToSave['kind'],
  typed: string,
  shown: string | null = null,
): VariantValueToSave => ({ variantId: variantId ?? '', kind, value: typed, shown });

const ALL = [ONE, OTHER].flatMap((id) => [
  value(id, 'hsCode', '1702.20'),
  value(id, 'origin', 'CA-QC'),
  value(id, 'weight', '0,35 kg'),
]);

function save(world: ChangeWorld, values: VariantValueToSave[]) {
  return saveVariantValues(world.ports, world.store, { listingId: LISTING_ID, values, by: BY });
}

function inSandbox(world: ChangeWorld, index = 0) {
  return world.sandbox.catalogue.product(LISTING_ID).variants[index]?.inventory;
}

describe('code, origin and weight', () => {
  it('are judged while they are typed, written to all variants, judged again and taken back', async () => {
    const world = await ChangeWorld.open(database, [bare(1)]);
    const verdict = await judgeVariantValues(world.ports, world.store, {
      listingId: LISTING_ID,
      typed: ALL,
    });
    const closed = ['missing-country-of-origin', 'missing-hs-code', 'missing-weight'];
    expect(rules(verdict?.closes ?? [])).toEqual(closed);
    const answer = await save(world, ALL);
    expect(answer.done && rules(answer.value.closes)).toEqual(closed);
    for (const index of [0, 1]) {
      expect(inSandbox(world, index)).toMatchObject({
        harmonizedSystemCode: '170220',
        countryOfOrigin: 'CA',
        provinceOfOrigin: 'QC',
        weight: { value: 0.35, unit: 'KILOGRAMS' },
      });
    }
    const shown = await showCustoms(world.ports, world.store, LISTING_ID);
    expect(shown).toMatchObject({
      value: {
        findings: [],
        variants: ALL.slice(0, 2).map(() => ({
          values: { hsCode: '170220', origin: 'CA-QC', weight: '0.35 kg' },
        })),
        hsEntries: [{ code: '170220' }],
      },
    });
    const batch = (await world.history())[0]?.batch ?? '';
    const undone = await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(undone.done && undone.value.map(({ state }) => state)).toEqual(ALL.map(() => 'undone'));
    expect(inSandbox(world)).toMatchObject({ harmonizedSystemCode: null, countryOfOrigin: null });
  });

  it('that somebody changed meanwhile are shown, and nothing is written', async () => {
    const world = await ChangeWorld.open(database, [bare(1)]);
    const { inventory } = world.sandbox.catalogue.product(LISTING_ID).variants[0] ?? {};
    Object.assign(inventory ?? {}, { countryOfOrigin: 'FR' });
    expect(await save(world, ALL)).toEqual({
      done: false,
      because: {
        why: 'variantValuesChanged',
        values: [{ variantId: ONE, kind: 'origin', value: 'FR' }],
      },
    });
    expect(await world.history()).toEqual([]);
  });

  it('that cannot be meant are named, and nothing is written', async () => {
    const world = await ChangeWorld.open(database, [bare(1)]);
    const wrong = [
      value(ONE, 'hsCode', '12'),
      value(ONE, 'origin', 'XX'),
      value(ONE, 'weight', 'heavy kg'),
    ];
    expect(await save(world, wrong)).toEqual({
      done: false,
      because: {
        why: 'invalid',
        errors: {
          hsCode: 'hsCodeMalformed',
          origin: 'originUnknown',
          weight: 'weightMalformed',
        },
      },
    });
    expect(await save(world, [value('gid://shopify/ProductVariant/9', 'weight', '1 kg')])).toEqual({
      done: false,
      because: { why: 'gone' },
    });
    expect(await world.history()).toEqual([]);
  });

  it('are refused where the access is missing', async () => {
    const world = await ChangeWorld.open(database, [bare(1)]);
    world.sandbox.grantedScopes = [];
    const answer = await save(world, [value(ONE, 'weight', '1 lb')]);
    expect(answer).toMatchObject({
      done: true,
      value: { changes: [{ state: 'refused', failure: { kind: 'access' } }], closes: [] },
    });
  });
});

it('suggests what the same type and vendor use, else what the same type does', async () => {
  const others = [2, 3, 4].map((id) => {
    const listing = bare(id);
    const [first] = listing.variants;
    const inventory = {
      ...first?.inventory,
      harmonizedSystemCode: id === 4 ? '170490' : '170220',
      countryOfOrigin: 'CA',
    };
    const variants = listing.variants.map((variant) => ({ ...variant, inventory }));
    return { ...listing, variants, vendor: id === 4 ? 'Another' : listing.vendor };
  });
  const world = await ChangeWorld.open(database, [bare(1), ...others]);
  const shown = await showCustoms(world.ports, world.store, LISTING_ID);
  expect(shown.done && shown.value.suggestions).toEqual([
    { kind: 'hsCode', value: '170220', listings: 2, sameVendor: true },
    { kind: 'origin', value: 'CA', listings: 2, sameVendor: true },
  ]);
  const ofAnother = await showCustoms(world.ports, world.store, 'gid://shopify/Product/4');
  expect(ofAnother.done && ofAnother.value.suggestions).toEqual([
    { kind: 'hsCode', value: '170220', listings: 2, sameVendor: false },
    { kind: 'origin', value: 'CA', listings: 2, sameVendor: false },
  ]);
});
