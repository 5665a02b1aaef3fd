import { highReturnRate } from '~/core/audit/rules/high-return-rate';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { addDays, storeDay } from '~/core/days/store-day';
import { fileNameOf } from '~/core/listing/file-name';
import type { Listing, Media } from '~/core/listing/listing';
import { mentionsPackaging } from '~/core/listing/packaging-words';
import type { SalesHistory } from '~/core/orders/sales-history';
import { thresholdsOf } from '~/core/promotions/thresholds';
import { judgeReturns } from '~/core/returns/judge-returns';
import type { ReturnBaseline } from '~/core/returns/return-baseline';
import { returnCounts } from '~/core/returns/return-counts';
import { LOOK_AT, lookAtFor } from '~/core/returns/return-reason';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { viewOfHistory } from '../orders/show-order-history';
import type { StorePorts } from '../store/ports';
import type { PackingPorts } from './ports';
import type { PackingRow, PackingView, ReturnsOfRow } from './views';

/** [J] As many as are packed from one list, and looked up while a page is made. */
const LISTINGS_SHOWN = 50;
/** [J] What waits longer was forgotten, or is no order any more. */
const DUE_DAYS = 90;
/** [J] Every season once, as returns are counted. */
const TICKS_DAYS = 365;

interface ReturnContext {
  today: string;
  baseline: ReturnBaseline | null;
  thresholds: ReturnType<typeof thresholdsOf<keyof typeof highReturnRate.settings>>;
}

/**
 * Listings whose orders wait to be sent, the longest waiting first, then those whose returns stand out, with what buyers
 * said was wrong of each.
 */
export async function showPacking(
  ports: StorePorts & CataloguePorts & OrderPorts & PackingPorts & Clock,
  store: StoreDomain,
): Promise<PackingView> {
  const [record, history] = await Promise.all([
    ports.stores.find(store),
    ports.orders.history(store),
  ]);
  const today = storeDay(ports.now(), timeZoneOf(record?.facts));
  const [due, standing] = await Promise.all([
    ports.packing.due(store, addDays(today, -DUE_DAYS), LISTINGS_SHOWN + 1),
    ports.listings.page(store, {
      rule: highReturnRate.id,
      state: 'findings',
      sort: 'harm',
      direction: 'desc',
      limit: LISTINGS_SHOWN + 1,
    }),
  ]);
  const wanted = [
    ...new Set([...due.map(({ listingId }) => listingId), ...standing.rows.map(({ id }) => id)]),
  ];
  const ids = wanted.slice(0, LISTINGS_SHOWN);
  const [stored, sales, ticked, after] = await Promise.all([
    ports.listings.findMany(store, ids),
    ports.orders.salesHistories(store, ids),
    ports.packing.tickedOn(store, today),
    ports.packing.sentAfterTicks(store, ids, addDays(today, -TICKS_DAYS)),
  ]);
  const { thresholds } = record?.settings ?? DEFAULT_SETTINGS;
  const context = {
    today,
    baseline: history.returnBaseline,
    thresholds: thresholdsOf(highReturnRate, { thresholds }),
  };
  const rows = ids.flatMap((id): PackingRow[] => {
    const listing = stored.find((each) => each.listing.id === id)?.listing;
    if (listing === undefined) return [];
    const own = due.find(({ listingId }) => listingId === id);
    const sent = after.find(({ listingId }) => listingId === id);
    return [
      {
        ...photosOf(listing),
        id,
        title: listing.title,
        due: own ? { orders: own.orders, units: own.units, oldest: own.oldest } : null,
        returns: returnsOf(sales?.get(id), context),
        isTicked: ticked.includes(id),
        afterTicks: sent
          ? { days: sent.days, units: sent.units, returnedUnits: sent.returnedUnits }
          : null,
      },
    ];
  });
  return { today, rows, isCut: wanted.length > LISTINGS_SHOWN, orders: viewOfHistory(history) };
}

/** The merchant's own mark comes first, then what alt texts and file names say. */
function photosOf({ media, packaging, packagingPhotos = [] }: Listing) {
  const photos = media.filter(({ kind }) => kind === 'IMAGE');
  const marked = [...(packaging?.shownOn ?? []), ...packagingPhotos];
  const saysSo = ({ alt, url }: Media) =>
    mentionsPackaging(alt ?? '') || mentionsPackaging(fileNameOf(url));
  const shown =
    photos.find(({ id }) => marked.includes(id)) ??
    (packaging?.noneShown === true ? undefined : photos.find(saysSo));
  return {
    photoUrl: photos[0]?.url ?? null,
    packagingUrl: shown?.url ?? null,
  };
}

/** Measured as the rule about returns does, with the same thresholds. */
function returnsOf(sales: SalesHistory | undefined, context: ReturnContext): ReturnsOfRow {
  const { today, baseline, thresholds } = context;
  if (sales === undefined) return { known: 'nothing' };
  const counts = returnCounts(sales, { ...thresholds, today });
  const { orders, returnedOrders, unknownOrders, reasons } = counts;
  if (orders < thresholds.orders) {
    return unknownOrders > orders
      ? { known: 'nothing' }
      : { known: 'tooFew', orders, expected: thresholds.orders };
  }
  const told = reasons.reduce((sum, { units }) => sum + units, 0);
  const level = baseline === null ? null : judgeReturns(counts, baseline, thresholds).level;
  const looks = new Set(reasons.flatMap(({ reason }) => lookAtFor(reason)));
  return {
    known: 'returns',
    standsOut: level === 'high' || level === 'raised',
    orders,
    share: returnedOrders / orders,
    reasons: reasons.map((each) => ({ ...each, share: each.units / told })),
    lookAt: LOOK_AT.filter((each) => looks.has(each)),
  };
}
