import { setImmediate as nextTurn } from 'node:timers/promises';
import { WAS_PRICE_RULES } from '~/core/changes/fixes';
import { amountText, withVariantValues } from '~/core/changes/variant-values';
import type { Variant } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import {
  pricesWanted,
  readJudgeable,
  withPricesHeld,
  type JudgeableListing,
} from '../audit/judge-listings';
import type { ListingsQuery } from '../catalogue/listings-query';
import { askChanges } from './ask-changes';
import { wasPriceJudge, type WasPriceJudge } from './bear-was-prices';
import { bulkScope } from './bulk-scope';
import { effectsOf, judgeAll, type JudgingPorts } from './judge-typed';
import { variantTarget } from './save-variant-values';
import type {
  BulkWasPricesView,
  ListingWasPrices,
  NothingToWrite,
  PreviewChanged,
  WasPriceLine,
  WasPriceRemedy,
  WasPricesPreview,
} from './views';
import { digestOf } from './worklist-check';
import type { WritePorts } from './write-batch';

/** Few enough that each price's history is looked through while somebody waits. */
export const WAS_PRICE_LISTINGS = 25;
/** A product may have 2,000 variants; the others of one that has more follow once these are written. */
const VARIANTS_OF_LISTING = 100;

export interface WasPricesAsked {
  listingIds: string[];
  remedy: WasPriceRemedy;
}

interface FaultyVariant {
  variant: Variant;
  compareAt: number;
  /** What the price history bears, where that is what is written; `null`: none. */
  after: number | null;
}

interface FaultyListing {
  id: string;
  title: string;
  faulty: FaultyVariant[];
  more: number;
}

/** Listings with compare-at prices that a rule finds something against, one page of them, each with what its prices bear. */
export async function showBulkWasPrices(
  ports: JudgingPorts,
  store: StoreDomain,
  query: ListingsQuery,
): Promise<BulkWasPricesView> {
  const rules = WAS_PRICE_RULES.filter((id) => query.rule === undefined || id === query.rule);
  const asked = rules.length > 0 ? rules : WAS_PRICE_RULES;
  const [scope, page] = await Promise.all([
    bulkScope(ports, store, asked, query),
    ports.listings.page(store, {
      ...query,
      rule: undefined,
      anyRule: asked,
      state: 'findings',
      sort: 'title',
      direction: 'asc',
      limit: WAS_PRICE_LISTINGS,
    }),
  ]);
  const listings = await faultyListings(
    ports,
    store,
    page.rows.map(({ id }) => id),
  );
  const { total, previous, next } = page;
  return { ...scope, kind: 'compareAt', total, listings: listings.map(toView), previous, next };
}

/** What would be written, and which findings would come and go with it. */
export async function previewWasPrices(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingIds, remedy }: WasPricesAsked,
): Promise<Answer<WasPricesPreview, NothingToWrite>> {
  const planned = await plannedOf(ports, store, { listingIds, remedy });
  if (planned.length === 0) return notDone({ why: 'nothingToWrite' });
  const verdicts = await judgeAll(
    ports,
    store,
    new Map(
      planned.map(({ id, faulty }) => [
        id,
        (listing) =>
          withVariantValues(
            listing,
            faulty.map(({ variant, after }) => ({
              variantId: variant.id,
              kind: 'compareAt' as const,
              value: amountText(after),
            })),
          ),
      ]),
    ),
  );
  return done({
    digest: digestOfWrites(planned),
    remedy,
    listings: planned.map(toView),
    variants: planned.reduce((sum, { faulty }) => sum + faulty.length, 0),
    leftOut: listingIds.length - planned.length,
    effects: effectsOf(verdicts.values()),
  });
}

/**
 * Records what the preview showed, to be written by a job; nothing where prices have changed since. `shown`: its digest.
 * `by`: Shopify's id of the staff account.
 */
export async function startWasPrices(
  ports: WritePorts & JudgingPorts,
  store: StoreDomain,
  { shown, by, ...asked }: WasPricesAsked & { shown: string; by: string },
): Promise<Answer<{ batch: string }, NothingToWrite | PreviewChanged<WasPricesPreview>>> {
  const planned = await plannedOf(ports, store, asked);
  if (digestOfWrites(planned) !== shown) {
    const preview = await previewWasPrices(ports, store, asked);
    return preview.done ? notDone({ why: 'previewChanged', preview: preview.value }) : preview;
  }
  const changes = await askChanges(
    ports,
    store,
    by,
    planned.flatMap(({ id, faulty }) =>
      faulty.map(({ variant, compareAt, after }) => ({
        listingId: id,
        target: variantTarget({ kind: 'compareAt', variantId: variant.id }),
        source: null,
        sourceDigest: null,
        before: amountText(compareAt),
        after: amountText(after),
        undoes: null,
      })),
    ),
  );
  const [first] = changes;
  return first ? done({ batch: first.batch }) : notDone({ why: 'nothingToWrite' });
}

async function plannedOf(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingIds, remedy }: WasPricesAsked,
): Promise<FaultyListing[]> {
  const listings = await faultyListings(ports, store, listingIds);
  return listings
    .filter(({ faulty }) => faulty.length > 0)
    .map((listing) => ({
      ...listing,
      faulty: listing.faulty.map((each) => (remedy === 'lower' ? each : { ...each, after: null })),
    }));
}

function digestOfWrites(planned: readonly FaultyListing[]): string {
  return digestOf(
    planned
      .flatMap(({ faulty }) => faulty)
      .map(({ variant, compareAt, after }) => [variant.id, compareAt, after].join(' '))
      .join('\n'),
  );
}

/** In the order of the ids. */
async function faultyListings(
  ports: JudgingPorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<FaultyListing[]> {
  const record = await ports.stores.find(store);
  if (record === null) return [];
  const since = pricesWanted(ports.now(), record.settings);
  const judgeables = await readJudgeable(ports, record, listingIds, since);
  const byId = new Map(judgeables.map((each) => [each.listing.id, each]));
  const judge = wasPriceJudge(ports, record);
  const found: FaultyListing[] = [];
  for (const id of listingIds) {
    const judgeable = byId.get(id);
    if (judgeable) found.push(faultyIn(judge, withPricesHeld(judgeable)));
    // Others wait for the same thread.
    await nextTurn();
  }
  return found;
}

function faultyIn(judge: WasPriceJudge, judgeable: JudgeableListing): FaultyListing {
  const { id, title, variants } = judgeable.listing;
  const claiming = variants.filter(({ shopPrice }) => shopPrice.compareAt !== null);
  const faulty = claiming.slice(0, VARIANTS_OF_LISTING).flatMap((variant): FaultyVariant[] => {
    const { compareAt } = variant.shopPrice;
    if (compareAt === null || !judge.isFaulty(judgeable, variant)) return [];
    const after = judge.highestBorne(judgeable, variant)?.amount ?? null;
    return [{ variant, compareAt: compareAt.amount, after }];
  });
  return { id, title, faulty, more: claiming.length - VARIANTS_OF_LISTING };
}

function toView({ id, title, faulty, more }: FaultyListing): ListingWasPrices {
  const currency = faulty[0]?.variant.shopPrice.price.currency ?? null;
  return { id, title, currency, lines: linesOf(faulty), more: Math.max(0, more) };
}

/** Variants of the same prices share a line. */
function linesOf(faulty: readonly FaultyVariant[]): WasPriceLine[] {
  const lines = new Map<string, WasPriceLine>();
  for (const { variant, compareAt, after } of faulty) {
    const price = variant.shopPrice.price.amount;
    const key = [price, compareAt, after].join();
    const line = lines.get(key) ?? { price, compareAt, after, variants: 0 };
    lines.set(key, { ...line, variants: line.variants + 1 });
  }
  return [...lines.values()];
}
