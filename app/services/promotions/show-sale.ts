import { isSale, phaseOf } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { ChangePorts, Change } from '../changes/ports';
import type { Clock } from '../common-ports';
import { foundLast, notRestoredOf } from './original-prices';
import type { Promotion, PromotionPorts } from './ports';
import type { SaleRun } from './sale-ports';
import type { LeftOutGroup, NotRestored, SaleView } from './sale-views';

/** [J] As many as a page lists; of the others it says how many there are. */
const LISTED = 50;

export type ShowSalePorts = CataloguePorts & ChangePorts & Pick<PromotionPorts, 'saleRuns'> & Clock;

/** How far a promotion's prices are, and which were not put back. `null`: it is a discount, and lowered none. */
export async function showSale(
  ports: ShowSalePorts,
  store: StoreDomain,
  promotion: Promotion,
): Promise<SaleView | null> {
  const run = await ports.saleRuns.find(store, promotion.id);
  if (run === null) {
    if (!isSale(promotion.plan)) return null;
    return { ...NOTHING, isMissed: phaseOf(promotion, ports.now()) === 'ended' };
  }
  const [lowered, putBack, singles] = await Promise.all([
    ports.changes.ofBatch(store, run.startBatch),
    ports.changes.ofBatch(store, run.endBatch),
    ports.changes.ofBatch(store, run.singleBatch),
  ]);
  const left = run.state === 'ended' ? notRestoredOf(run, lowered, singles) : [];
  return {
    state: run.state,
    isMissed: false,
    isHeldUp: run.retryAt !== null && run.state !== 'ended',
    lowered: progressOf(lowered),
    wereLowered: lowered.filter(wasLowered).length,
    putBack: progressOf(putBack),
    notLowered: lowered.filter(isNotLowered).length,
    leftOut: leftOutOf(run),
    notRestored: await viewsOf(ports, store, left.slice(0, LISTED), singles),
    notRestoredCount: left.length,
    leftAsIs: run.leftAsIs.length,
  };
}

const NOTHING: Omit<SaleView, 'isMissed'> = {
  state: null,
  isHeldUp: false,
  lowered: { done: 0, total: 0 },
  wereLowered: 0,
  putBack: { done: 0, total: 0 },
  notLowered: 0,
  leftOut: [],
  notRestored: [],
  notRestoredCount: 0,
  leftAsIs: 0,
};

function progressOf(changes: readonly Change[]): SaleView['lowered'] {
  return { done: changes.filter((change) => !isOpen(change)).length, total: changes.length };
}

function isOpen({ state }: Change): boolean {
  return state === 'planned' || state === 'writing';
}

/** It was at its sale price, whatever became of it since. */
function wasLowered({ state, undoneBy }: Change): boolean {
  return state === 'written' || state === 'undone' || (state === 'overtaken' && undoneBy !== null);
}

/** Somebody was first, Shopify declined, or the sale was over: it never was at its sale price. */
function isNotLowered(change: Change): boolean {
  return !isOpen(change) && !wasLowered(change);
}

async function viewsOf(
  { listings }: CataloguePorts,
  store: StoreDomain,
  changes: readonly Change[],
  singles: readonly Change[],
): Promise<NotRestored[]> {
  const ids = [...new Set(changes.map(({ listingId }) => listingId))];
  const stored = new Map(
    (await listings.findMany(store, ids)).map(({ listing }) => [listing.id, listing]),
  );
  return changes.map((change) => {
    const { id, listingId, target, source, before, overtakenBy } = change;
    const variants = stored.get(listingId)?.variants ?? [];
    const name = variants.find((variant) => variant.id === target.resourceId)?.title ?? null;
    return {
      changeId: id,
      listingId,
      listingTitle: stored.get(listingId)?.title ?? null,
      variant: variants.length > 1 ? name : null,
      market: target.kind === 'listPrice' ? source : null,
      original: before,
      found: foundLast(change, singles),
      isGone: overtakenBy === 'gone',
    };
  });
}

/** By reason and markets. */
function leftOutOf({ leftOut }: SaleRun): LeftOutGroup[] {
  const groups = Map.groupBy(leftOut, ({ why, markets }) => [why, ...markets].join('\n'));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? { why: first.why, markets: first.markets, variants: group.length } : [];
  });
}
