import { expect, it } from 'vitest';
import { LISTING_RULES } from '~/core/audit/registry';
import type { VariantKind } from '~/core/changes/change';
import { fixKindOf } from '~/core/changes/fixes';
import type { FrenchPart, TypedFrench } from '~/core/changes/typed-french';
import { previewAltTexts } from '~/services/changes/bulk-alt-texts';
import { judgeFrench } from '~/services/changes/judge-french';
import { judgeVariantValues } from '~/services/changes/judge-typed';
import { mendTyped } from '~/services/changes/mend-typed';
import { saveAltTexts } from '~/services/changes/save-alt-texts';
import { saveFrench } from '~/services/changes/save-french';
import { saveVariantValues } from '~/services/changes/save-variant-values';
import type { SaidFinding, SavedChanges, Verdict } from '~/services/changes/views';
import {
  sampleListing,
  sampleVariant,
  type SeededListing,
} from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();
const VARIANT = 'gid://shopify/ProductVariant/12';
const PHOTO = 'gid://shopify/MediaImage/13';
const DAY_MS = 86_400_000;

const ENGLISH =
  '<p>This kettle boils a litre of water in four minutes. The handle stays cool while the water boils. ' +
  'The lid closes well and without a sound, and each part of it can be repaired by whoever bought it. It comes in a box of paper.</p>';
const FRENCH =
  'Cette bouilloire fait bouillir un litre d’eau en quatre minutes. La poignée reste froide pendant que l’eau bout. ' +
  'Le couvercle ferme bien et sans bruit, et chacune de ses pièces peut être réparée par qui l’a achetée. Elle vient dans une boîte de papier.';

/** What the merchant is told before it is saved, and what comes of it. */
interface Fixed {
  announced: Verdict;
  saved: SavedChanges;
}

type Case = (open: (listing?: Partial<SeededListing>) => Promise<ChangeWorld>) => Promise<Fixed>;

/** With this French of the description, which is then replaced. */
function description(
  before: string,
  after: string,
  change: (world: ChangeWorld) => void = () => undefined,
): Case {
  return async (open) => {
    const world = await open({ descriptionHtml: ENGLISH });
    world.edit(before, 'body_html');
    change(world);
    await world.read([LISTING_ID]);
    return fixFrench(world, () => Promise.resolve({ description: after }));
  };
}

function mended(before: string): Case {
  return async (open) => {
    const world = await open({ descriptionHtml: ENGLISH });
    world.edit(before, 'body_html');
    await world.read([LISTING_ID]);
    return fixFrench(world, async (typed) => {
      const answer = await mendTyped(world.ports, world.store, {
        listingId: LISTING_ID,
        typed: { ...typed('description'), french: before },
      });
      return { description: answer.done ? answer.value.french : before };
    });
  };
}

function values(kind: VariantKind, value: string, variant: object = {}): Case {
  return async (open) => {
    const bare = sampleVariant('12');
    const world = await open({ variants: [{ ...bare, ...variant }] });
    return fixValue(world, kind, value);
  };
}

const inventory = (change: object) => ({
  inventory: { ...sampleVariant('12').inventory, requiresShipping: true, ...change },
});

/** Asked 10 now, and 12.5 crossed out; asked 11 before, and 12.5 on the first `heldDays` of 300 days. */
function wasPrice(heldDays: number, value: string): Case {
  return async (open) => {
    const world = await open();
    const { ports, store, clock } = world;
    await ports.orders.saveHistory(store, { since: '2025-06-01', until: '2026-11-27' });
    await ports.listings.remove(store, LISTING_ID, new Date(0));
    const now = clock.now().getTime();
    for (let day = 300; day > 0; day -= 1) {
      const amount = 300 - day < heldDays ? 12.5 : 11;
      const usd = { price: { amount, currency: 'USD' }, compareAt: null };
      const cad = { price: { amount: amount * 1.4, currency: 'CAD' }, compareAt: null };
      const variant = { ...sampleVariant('12'), shopPrice: usd, shownPrice: { CA: cad, US: usd } };
      const before = sampleListing(1, { variants: [variant], updatedAt: '2026-01-02T00:00:00Z' });
      await ports.listings.save(store, [before], { readAt: new Date(now - day * DAY_MS) });
    }
    await world.read([LISTING_ID]);
    return fixValue(world, 'compareAt', value, '12.5');
  };
}

/** One way to each rule that has a fix. */
const CASES: Record<string, Case> = {
  'missing-french-text': async (open) =>
    fixFrench(await open(), () => Promise.resolve({ title: 'Sirop d’érable' })),
  'missing-french-details': async (open) =>
    fixFrench(await open(), () =>
      Promise.resolve({
        optionName: 'Taille',
        optionValue: '250 ml',
        seoDescription: 'Vrai sirop d’érable',
      }),
    ),
  'untranslated-french-text': description(ENGLISH, `<p>${FRENCH}</p>`),
  'mixed-language-text': description(
    `<p>${FRENCH} The handle stays cool while the water boils.</p>`,
    `<p>${FRENCH}</p>`,
  ),
  'truncated-french-text': description('<p>Une bouilloire.</p>', `<p>${FRENCH}</p>`),
  'outdated-french-text': description(`<p>${FRENCH}</p>`, `<p>${FRENCH} Neuve.</p>`, (world) => {
    world.sandbox.editProduct(LISTING_ID, { descriptionHtml: `${ENGLISH}<p>New.</p>` });
  }),
  'french-typography': mended(`<p>${FRENCH} Prix: $19.99 !</p>`),
  'anglicism-in-promotion': mended(`<p>${FRENCH} Offert pour le Black Friday.</p>`),
  'undescribed-photo': async (open) => {
    const world = await open();
    const { ports, store } = world;
    const text = { mediaId: PHOTO, alt: 'A bottle of syrup', shownAlt: '' };
    const preview = await previewAltTexts(ports, store, [{ ...text, listingId: LISTING_ID }]);
    const effects = preview.done ? preview.value.effects : [];
    const said = (count: 'closes' | 'opens') =>
      effects.flatMap((effect) =>
        Array.from({ length: effect[count] }, () => ({ rule: effect.rule }) as SaidFinding),
      );
    world.clock.advance(1000);
    const saved = await saveAltTexts(ports, store, {
      listingId: LISTING_ID,
      texts: [text],
      by: BY,
    });
    return { announced: { closes: said('closes'), opens: said('opens') }, saved: valueOf(saved) };
  },
  'missing-hs-code': values('hsCode', '1702.20', inventory({ harmonizedSystemCode: null })),
  'invalid-hs-code': values('hsCode', '1702.20', inventory({ harmonizedSystemCode: '999999' })),
  'missing-country-of-origin': values('origin', 'CA-QC', inventory({ countryOfOrigin: null })),
  'missing-weight': values('weight', '0.35 kg', inventory({ weight: null })),
  'pointless-compare-at': values('compareAt', '', {
    shopPrice: {
      price: { amount: 10, currency: 'USD' },
      compareAt: { amount: 10, currency: 'USD' },
    },
  }),
  'unsupported-was-price': wasPrice(0, ''),
  'brief-reference-price': wasPrice(0, '11'),
  'stale-reference-price': wasPrice(100, '11'),
};

it('has a case for each rule that has a fix', () => {
  const fixed = LISTING_RULES.map(({ id }) => id).filter((id) => fixKindOf(id) !== null);
  expect(Object.keys(CASES).sort()).toEqual([...fixed].sort());
});

it.each(Object.entries(CASES))(
  'closes the finding of %s, and opens none that was not announced',
  async (rule, fix) => {
    const { announced, saved } = await fix((listing = {}) =>
      ChangeWorld.open(database, [sampleListing(1, listing)]),
    );
    expect(saved.changes.map(({ state }) => state)).not.toContain('refused');
    const rulesIn = (findings: SaidFinding[]) => findings.map((finding) => finding.rule).sort();
    expect(rulesIn(saved.closes)).toContain(rule);
    expect(rulesIn(saved.closes)).toEqual(rulesIn(announced.closes));
    expect(rulesIn(saved.opens)).toEqual(rulesIn(announced.opens));
  },
);

async function fixFrench(
  world: ChangeWorld,
  write: (typed: (part: FrenchPart) => TypedFrench) => Promise<Partial<Record<FrenchPart, string>>>,
): Promise<Fixed> {
  const { ports, store, shopify } = world;
  const fields = (await shopify.values.readFrenchFields(LISTING_ID, { locale: 'fr' })) ?? [];
  const typedOf = (part: FrenchPart): TypedFrench => {
    const field = fields.find((each) => each.part === part);
    return {
      part,
      key: field?.key ?? '',
      locale: 'fr',
      source: field?.source ?? '',
      french: field?.french ?? null,
    };
  };
  const written = await write(typedOf);
  const changed = fields.flatMap((field) => {
    const french = written[field.part];
    return french === undefined ? [] : [{ field, french }];
  });
  const announced = await judgeFrench(ports, store, {
    listingId: LISTING_ID,
    typed: changed.map(({ field, french }) => ({
      resourceId: field.resourceId,
      part: field.part,
      key: field.key,
      locale: 'fr',
      source: field.source,
      french,
    })),
  });
  world.clock.advance(1000);
  const saved = await saveFrench(ports, store, {
    listingId: LISTING_ID,
    locale: 'fr',
    by: BY,
    texts: changed.map(({ field, french }) => ({
      resourceId: field.resourceId,
      key: field.key,
      french,
      shownFrench: field.french ?? '',
      sourceDigest: field.sourceDigest,
    })),
  });
  return { announced: announced ?? { closes: [], opens: [] }, saved: valueOf(saved) };
}

async function fixValue(
  world: ChangeWorld,
  kind: VariantKind,
  value: string,
  known?: string,
): Promise<Fixed> {
  const { ports, store, shopify } = world;
  const target = { kind, resourceId: VARIANT, key: '', locale: '' };
  const [now] = await shopify.values.readValues([target]);
  const shown = known ?? now?.value ?? null;
  const typed = { variantId: VARIANT, kind, value };
  const announced = await judgeVariantValues(ports, store, {
    listingId: LISTING_ID,
    typed: [typed],
  });
  world.clock.advance(1000);
  const saved = await saveVariantValues(ports, store, {
    listingId: LISTING_ID,
    values: [{ ...typed, shown }],
    by: BY,
  });
  return { announced: announced ?? { closes: [], opens: [] }, saved: valueOf(saved) };
}

function valueOf(answer: { done: true; value: SavedChanges } | { done: false }): SavedChanges {
  if (!answer.done) throw new Error(`It was not saved: ${JSON.stringify(answer)}`);
  return answer.value;
}
