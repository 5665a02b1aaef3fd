import { randomUUID } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { noWeights } from '~/core/audit/readiness';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { Digest } from '~/core/digest/digest';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { DiscountTerms } from '~/core/promotions/discount-parts';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { SeasonComparison } from '~/core/promotions/suggestions/compare-sales';
import type { ReplyVariant } from '~/core/replies/variant';
import type { StoreFacts } from '~/core/store/store-facts';
import type { createRepositories, EncryptedSessionStorage } from '~/db.server';
import type { FindingsDiff } from '~/core/audit/diff-findings';
import type { NewChange } from '~/services/changes/ports';
import type { NewDigest, OutboxMail } from '~/services/digest/ports';
import type { PhotoLook } from '~/services/photos/ports';
import type { PriceImport } from '~/services/prices/ports';
import type { DiscountInShopify } from '~/services/promotions/ports';
import type { PointsState } from '~/services/store/points-ports';
import type { StoreTextPage } from '~/services/store/ports';
import { QUIET } from '../../email/samples';
import { audit, finding, listing, result } from './samples';
import { takeDeliveries } from '../../support/take-deliveries';

export type Repositories = ReturnType<typeof createRepositories>;

export const AT = new Date('2026-10-02T00:00:00Z');
export const FACTS: StoreFacts = { currency: 'CAD', primaryLocale: 'en', sellsTo: ['CA'] };
export const CUT_OFF: AnnouncedDate = {
  kind: 'carrier-cut-off',
  name: 'Post',
  audiences: ['CA'],
  start: '2026-12-15',
  end: '2026-12-15',
  source: '',
};
export const POINTS: PointsState = {
  maximum: 2000,
  restoreRate: 100,
  available: 1000,
  at: AT,
  underWay: 10,
  underWayUntil: AT,
  next: null,
};
export const LETTER: ReplyVariant = {
  moment: 'late',
  language: 'fr-CA',
  name: 'Courte',
  subject: 'Commande {orderNumber}',
  body: 'Bonjour,',
};
export const COMPUTED = { kind: 'season', key: 'holidays CA' } as const;
export const compared = (store: string): SeasonComparison => ({
  compared: 1,
  tooFew: 0,
  expectedByChance: 0.025,
  store: null,
  differ: null,
  shortlist: [{ listingId: store, isMarked: true, own: null, units: 3, category: null }],
});
export const TRIGGER = 'listing-finding-opened';
export const PLANNED = { at: AT, by: '42', kind: 'planned', data: {} } as const;

export const PRICES_IMPORTED: Omit<PriceImport, 'id'> = {
  importedAt: AT,
  importedBy: '42',
  rows: 1,
  listings: 1,
  variants: 1,
  firstDay: '2026-01-01',
  lastDay: '2026-09-30',
};

export const PHOTO_READ: PhotoLook = {
  photo: { id: 'photo', kind: 'IMAGE', url: 'https://cdn.shopify.com/photo.jpg' },
  reading: { state: 'unreadable', why: 'gone' },
  tries: 1,
  tryAgainAt: AT,
};

const WEIGHTS = { passed: 1, failed: 1, unknown: 0 };
export const MARKED = {
  season: 'holidays',
  audience: 'CA',
  peak: '2026-11-27',
  end: '2026-12-31',
  listing: 'unready',
  french: null,
} as const;

/** Ids that the database gives, or that differ from store to store. */
export interface StoreIds {
  run: string;
  date: string;
  promotion: string;
  /** Being written. */
  change: string;
  priceImport: string;
  letter: string;
  recipient: string;
  /** Hash of the link that the recipient was mailed. */
  link: string;
  claimedDigest: string;
  sendingDigest: string;
  pendingEvent: string;
  sendingEvent: string;
}

/** One row at least in each table. Every text that can hold it holds the store's name. */
export async function fillStore(
  repositories: Repositories,
  sessions: EncryptedSessionStorage,
  store: string,
): Promise<StoreIds> {
  const run = await fillCatalogue(repositories, store);
  const date = await fillSeason(repositories, store);
  const promotion = await fillPromotions(repositories, store);
  const mails = await fillDigests(repositories, store);
  const events = await fillFlow(repositories, store);
  const change = await fillChanges(repositories, store);
  const priceImport = randomUUID();
  await repositories.priceImports.save(store, { ...PRICES_IMPORTED, id: priceImport }, [
    { listingId: listing(1).id, series: { CA: [], US: [] } },
  ]);
  const ticked = { listingId: listing(1).id, day: '2026-10-01', isTicked: true };
  await repositories.photos.save(store, listing(1).id, PHOTO_READ, AT);
  await repositories.packing.tick(store, ticked, { at: AT, by: '42' });
  const weights = { US: noWeights(), CA: noWeights(), QC: noWeights() };
  await repositories.readinessDays.keep(store, { day: '2026-10-01', weights }, '2026-09-01');
  await repositories.homeVisits.note(store, AT, 0);
  const saved = await repositories.replies.saveVariant(store, null, LETTER, { at: AT, by: '42' });
  if (typeof saved === 'string') throw new Error(saved);
  await takeDeliveries(repositories.webhooks, [delivery(store)], AT);
  await sessions.storeSession(
    new Session({
      id: `offline_${store}`,
      shop: store,
      state: '',
      isOnline: false,
      accessToken: store,
    }),
  );
  return { run, date, promotion, change, priceImport, letter: saved.id, ...mails, ...events };
}

/** One page of menus' links, the only one. */
export function textPage(source: string): StoreTextPage {
  return {
    type: 'LINK',
    cursor: 'LINK 1 done',
    resources: [{ id: 'gid://shopify/Link/1', texts: [{ key: 'title', source, french: [] }] }],
    isFirst: true,
    isLast: true,
    isWhole: true,
  };
}

async function fillCatalogue(of: Repositories, store: string): Promise<string> {
  await of.stores.install(store, AT);
  await of.stores.saveFacts(store, { ...FACTS, timeZone: `Zone/${store}` });
  const all = [1, 2].map((number) =>
    listing(number, { title: `${number} ${store}`, vendor: store }),
  );
  await of.listings.save(store, all, { readAt: AT });
  const opened = {
    ...finding('a', { field: store }),
    listingId: listing(1).id,
    rule: 'undescribed-photo',
    audiences: ['CA' as const],
  };
  await of.audits.save(
    store,
    [{ ...audit(listing(1).id, [failing(store)]), seasons: [MARKED] }],
    { opened: [opened], stillOpen: [], resolved: [], reopened: [] },
    AT,
  );
  await of.storeTexts.savePage(store, textPage(store));
  await of.storeAudits.save(store, [failing(store)], storeChanges(store), AT);
  await of.points.replace(store, null, POINTS);
  await of.deniedAccess.note(store, { topic: 'costs', permission: store }, AT);
  const run = await of.syncRuns.begin(store, AT);
  await of.syncRuns.advance(store, run?.id ?? '', { cursor: store });
  await of.orders.save(store, [order(store)]);
  const unassigned = [{ listingIds: [], units: 1, returnedUnits: null, revenue: 1 }];
  await of.orders.saveImported(store, [
    { ...order(`${store} imported`), id: null, lines: [], unassigned },
  ]);
  await of.orders.saveHistory(store, {
    since: '2026-09-01',
    until: '2026-10-01',
    notice: 'orders.notice.access',
  });
  return run?.id ?? '';
}

async function fillSeason({ seasons }: Repositories, store: string): Promise<string> {
  await seasons.saveAnnouncedDate(store, null, { ...CUT_OFF, name: store }, { at: AT, by: '42' });
  await seasons.chooseSeason(store, 'holidays', [listing(2).id], true);
  return (await seasons.announcedDates(store))[0]?.id ?? '';
}

async function fillPromotions(
  { promotions, saleRuns, computations, discounts, collectionMembers }: Repositories,
  store: string,
): Promise<string> {
  await computations.begin(store, COMPUTED, AT, AT);
  await computations.answer(store, COMPUTED, compared(store), { basis: 'a', at: AT });
  const draft = await promotions.createDraft(store, plan(store), PLANNED);
  await promotions.change(
    store,
    draft.id,
    draft.revision,
    { state: 'scheduled', parts: [part(store)] },
    AT,
  );
  const batches = { startBatch: BATCH, endBatch: BATCH, singleBatch: BATCH };
  // Of another start, and over: one more may begin.
  const run = { promotionId: draft.id, forStart: AT, ...batches };
  await saleRuns.begin(store, run);
  await saleRuns.change(store, { ...run, state: 'starting' }, { state: 'ended' });
  await discounts.saveReading(store, { wholeAt: AT, readAt: AT });
  await discounts.save(store, [discountOf(store)], AT);
  await collectionMembers.save(store, COLLECTION, [listing(1).id], AT);
  await promotions.saveMarketSupport(store, { supported: true, at: AT });
  return draft.id;
}

async function fillDigests({ recipients, digests, outbox }: Repositories, store: string) {
  const added = await recipients.add(store, recipientOf(store), { by: '42', at: AT, limit: 9 });
  if (!('added' in added)) throw new Error('The store has a recipient already.');
  const { id } = added.added;
  await recipients.setState(store, id, {
    from: ['unconfirmed'],
    to: 'active',
    at: AT,
    next: week(40),
    confirmedAt: AT,
  });
  const link = `link of ${store}`;
  await recipients.addLink(store, id, { tokenHash: link, purpose: 'unsubscribe', at: AT });
  await digests.claim(store, digestOf(store, id, 40), AT);
  const [first] = await digests.ready(store, AT);
  const attempt = await digests.takeAttempt(store, first?.id ?? '', { now: AT, until: AT });
  await digests.beginSending(store, attempt ?? { digestId: '', number: 0 }, store, AT);
  await digests.claim(store, digestOf(store, id, 41), AT);
  const [second] = await digests.ready(store, AT);
  await outbox.add(mailTo(store));
  return {
    recipient: id,
    link,
    sendingDigest: first?.id ?? '',
    claimedDigest: second?.id ?? '',
  };
}

async function fillChanges({ changes }: Repositories, store: string): Promise<string> {
  const change = changeOf(store);
  const written = changeOf(store, 'meta_title');
  await changes.record(store, { id: BATCH, by: store, at: AT }, [change, written]);
  await changes.begin(store, [{ id: change.id, calledAt: null }], AT);
  await changes.end(store, written.id, { state: 'written' }, AT);
  return change.id;
}

/** The same in all stores. */
export const BATCH = '0b0e8a52-5a53-4b4b-9b0d-6f6c4f1c7a10';

/** A change of one store's own; the value has the same id in all. */
export function changeOf(store: string, key = 'title'): NewChange {
  return {
    id: randomUUID(),
    listingId: listing(1).id,
    target: { kind: 'french', resourceId: listing(1).id, key, locale: 'fr' },
    source: store,
    sourceDigest: store,
    before: null,
    after: store,
    undoes: null,
  };
}

async function fillFlow({ flow }: Repositories, store: string) {
  await flow.noteUse(store, { trigger: TRIGGER, isUsed: true, toldAt: AT });
  await flow.collect(store, TRIGGER, [flowEvent(store, 1), flowEvent(store, 2)], AT);
  const [sending, pending] = await flow.pending(store, 2);
  await flow.claim(store, sending?.id ?? '', AT);
  return { sendingEvent: sending?.id ?? '', pendingEvent: pending?.id ?? '' };
}

function failing(secret: string) {
  return result('undescribed-photo', {
    outcome: 'fail',
    findings: [finding('a', { field: secret })],
  });
}

export function storeChanges(field: string): FindingsDiff {
  const opened = {
    ...finding('a', { field }),
    listingId: field,
    rule: 'undescribed-photo',
    audiences: ['CA' as const],
  };
  return { opened: [opened], stillOpen: [], resolved: [], reopened: [] };
}

export function order(name: string): OrderCounts {
  return {
    id: 'gid://shopify/Order/1',
    name,
    day: '2026-09-10',
    country: 'CA',
    province: null,
    paidShipment: true,
    fulfilledOn: null,
    lines: [
      {
        listingId: listing(1).id,
        variantId: null,
        units: 1,
        returnedUnits: 1,
        returnReasons: { [name]: 1 },
        revenue: 20,
      },
    ],
  };
}

export function delivery(store: string) {
  return { webhookId: 'same', store, topic: 'products/update', subjectId: null, triggeredAt: null };
}

export function plan(name: string): PromotionPlan {
  return {
    name,
    audiences: ['CA'],
    reach: 'allBuyers',
    selection: { kind: 'listings', listingIds: [listing(1).id] },
    discount: { kind: 'percentage', percent: 10 },
    trigger: { kind: 'automatic' },
    startsAt: '2026-11-20T05:00:00Z',
    endsAt: '2026-11-30T05:00:00Z',
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  };
}

/** The discount has the same id in both stores. */
export function part(store: string) {
  return {
    position: 0,
    marker: `marker ${store}`,
    discountId: 'same',
    wanted: termsOf(store),
  };
}

function termsOf(store: string): DiscountTerms {
  return {
    title: store,
    startsAt: '2026-11-20T05:00:00Z',
    endsAt: '2026-11-30T05:00:00Z',
    value: { kind: 'percentage', percent: 10 },
    trigger: { kind: 'automatic' },
    items: { kind: 'all' },
    buyers: { kind: 'all' },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    conditions: [],
  };
}

export const COLLECTION = 'gid://shopify/Collection/1';

/** That of an app that is not this one. */
export function discountOf(store: string): DiscountInShopify {
  const { startsAt, endsAt } = termsOf(store);
  return {
    id: 'gid://shopify/DiscountAutomaticNode/9',
    title: store,
    method: 'automatic',
    kind: 'basic',
    status: 'scheduled',
    startsAt,
    endsAt,
    createdAt: startsAt,
    tags: [store],
    terms: {
      ...termsOf(store),
      items: { kind: 'collections', collectionIds: [COLLECTION] },
    },
  };
}

export function recipientOf(store: string) {
  return {
    email: `marie@${store}`,
    language: 'fr' as const,
    weekday: 1 as const,
    hour: 8,
    audiences: ['CA' as const],
  };
}

/** When a digest is due: on a Monday of October. */
export function week(number: number) {
  const day = new Date('2026-09-28T12:00:00Z');
  day.setUTCDate(day.getUTCDate() + 7 * (number - 40));
  return { at: day, isoWeek: `2026-W${number}` };
}

export function digestOf(store: string, recipientId: string, number: number): NewDigest {
  const promotion = { promotionId: '1', name: store, event: 'starts' as const, at: '2026-10-05' };
  const digest: Digest = { ...QUIET, promotions: [promotion] };
  return {
    recipientId,
    isoWeek: week(number).isoWeek,
    digest,
    messageId: `<${number}@${store}>`,
    readiness: { US: WEIGHTS, CA: WEIGHTS, QC: WEIGHTS },
    due: week(number),
    next: week(number + 1),
  };
}

export function mailTo(store: string): OutboxMail {
  return { store, to: store, subject: store, html: '', text: '', messageId: store, at: AT };
}

export function flowEvent(store: string, number: number) {
  return {
    trigger: TRIGGER,
    subject: `${number}`,
    payload: { Rule: store },
    at: AT.toISOString(),
  } as const;
}
