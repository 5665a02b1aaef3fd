import { randomUUID } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { noWeights } from '~/core/audit/readiness';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { testDatabase, uniqueStore } from '../support/database';
import {
  AT,
  BATCH,
  changeOf,
  COLLECTION,
  compared,
  COMPUTED,
  CUT_OFF,
  delivery,
  digestOf,
  discountOf,
  FACTS,
  fillStore,
  flowEvent,
  LETTER,
  mailTo,
  order,
  part,
  PHOTO_READ,
  plan,
  POINTS,
  PLANNED,
  PRICES_IMPORTED,
  recipientOf,
  storeChanges,
  textPage,
  TRIGGER,
  week,
  type Repositories,
  type StoreIds,
} from './support/filled-store';
import { audit, listing, result } from './support/samples';

/**
 * Two stores with a row at least in each table, under the same ids where a store gives them. Every method of every
 * repository is called for one of them, with the other's ids where the database gives them: no row of the other may
 * change, and none may show.
 */
const database = await testDatabase();
const repositories = createRepositories(database);
const { stores, listings, audits, storeTexts, storeAudits, orders, seasons, syncRuns } =
  repositories;
const {
  changes,
  promotions,
  standings,
  saleRuns,
  promotionSales,
  computations,
  webhooks,
  flow,
  points,
  deniedAccess,
  heldData,
  packing,
  photos,
  readinessDays,
  homeVisits,
  replies,
} = repositories;
const { discounts, collectionMembers } = repositories;
const { priceImports } = repositories;
const { recipients, digests, digestFacts, bounces, outbox } = repositories;
const sessions = new EncryptedSessionStorage(database.prisma, [Buffer.alloc(32, 7)], vi.fn());
const [mine, theirs] = [uniqueStore('mine'), uniqueStore('theirs')];
const NO_WEIGHTS = { US: noWeights(), CA: noWeights(), QC: noWeights() };
const later = new Date('2026-10-05T00:00:00Z');
let own: StoreIds;
let other: StoreIds;

const { rows: tables } = await database.pool.query<{ name: string; column: string }>(
  `SELECT table_name AS name, column_name AS column FROM information_schema.columns
   WHERE table_schema = 'public' AND column_name IN ('store', 'shop', 'domain') ORDER BY 1`,
);

/** One statement for all tables: one for each, twice a call, took minutes. */
const ROWS = tables
  .map(
    ({ name, column }) =>
      `SELECT '${name}' AS name, (
         SELECT coalesce(json_agg(json_build_object('version', t.xmin::text, 'row', t) ORDER BY t.ctid), '[]')
         FROM "${name}" t WHERE t."${column}" = $1) AS rows`,
  )
  .join(' UNION ALL ');

/** Every row of a store in every table, physical row versions included. */
async function rowsOf(store: string): Promise<Record<string, unknown[]>> {
  const { rows } = await database.pool.query<{ name: string; rows: unknown[] }>(ROWS, [store]);
  return Object.fromEntries(rows.map((table) => [table.name, table.rows]));
}

const idOf = (store: string) => `offline_${store}`;
const sessionOf = (store: string) =>
  new Session({ id: idOf(store), shop: store, state: '', isOnline: false, accessToken: store });

const ids = [listing(1).id, listing(2).id];
const RANGE = { first: '2026-01-01', last: '2026-12-31' };
const WEEKS = [{ first: '2026-09-08', last: '2026-09-14', days: 7, inSeason: true }];
const SINCE = new Date(0);
const FAR = new Date('2030-01-01T00:00:00Z');

type Method = {
  [Name in keyof Repositories]: `${Name}.${keyof Repositories[Name] & string}`;
}[keyof Repositories];

/** Sweeps over all stores: they answer whose turn it is, and nothing of what a store has. */
const ACROSS_STORES: string[] = [
  'flow.storesInUse',
  'standings.startsToDecide',
  'saleRuns.due',
  'recipients.storesDue',
] satisfies Method[];

/** Reads first; what deletes comes last. `erase` ends the list. */
const CALLS: Record<Method, () => Promise<unknown>> = {
  'stores.install': () => stores.install(mine, later),
  'stores.loseAccess': () => stores.loseAccess(mine, later),
  'stores.regainAccess': () => stores.regainAccess(mine),
  'stores.find': () => stores.find(mine),
  'stores.saveFacts': () => stores.saveFacts(mine, FACTS),
  'stores.saveSettings': () => stores.saveSettings(mine, DEFAULT_SETTINGS, { at: later, by: '42' }),
  'stores.saveRepeatedPhrases': () =>
    stores.saveRepeatedPhrases(mine, { 'buy … online': 20 }, { of: '1 1', outdated: ids }),
  'stores.markOutdated': () => stores.markOutdated(mine),
  'stores.markBaseline': () => stores.markBaseline(mine, later),
  'stores.removeGuide': () => stores.removeGuide(mine, later),
  'stores.version': () => stores.version(mine),
  'listings.save': () =>
    listings.save(mine, [listing(1, { title: 'New' }), listing(3)], {
      readAt: later,
      runId: own.run,
    }),
  'listings.prepareSave': () => listings.prepareSave(mine, [listing(1)], { readAt: later }),
  'listings.savePackaging': () =>
    listings.savePackaging(mine, listing(1).id, { shownOn: [], noneShown: true }),
  'listings.find': () => listings.find(mine, listing(2).id),
  'listings.findMany': () => listings.findMany(mine, ids),
  'listings.titlesOf': async () => [...(await listings.titlesOf(mine, ids))],
  'listings.inUseBeside': () => listings.inUseBeside(mine, listing(1).id),
  'listings.groupsWith': () => listings.groupsWith(mine, ['missing-weight']),
  'listings.describedPhotosBeside': () => listings.describedPhotosBeside(mine, ids),
  'listings.storedAs': async () => [
    ...(await listings.storedAs(
      mine,
      ids.map((id) => ({ id, digest: 'of an export' })),
    )),
  ],
  'listings.readTimes': async () => [...(await listings.readTimes(mine, ids))],
  'listings.idsAfter': () => listings.idsAfter(mine, null, 100),
  'listings.fingerprint': () => listings.fingerprint(mine),
  'listings.fingerprintOfAdded': () =>
    listings.fingerprintOfAdded(mine, { runId: own.run, readAt: AT }),
  'listings.descriptionsAfter': () => listings.descriptionsAfter(mine, null, 100),
  'listings.priceHistories': async () => [...(await listings.priceHistories(mine, ids)).all()],
  'listings.page': () =>
    listings.page(mine, { sort: 'title', direction: 'asc', limit: 100, rule: 'undescribed-photo' }),
  'listings.counts': () => listings.counts(mine),
  'priceImports.all': () => priceImports.all(mine),
  'priceImports.variantsNamed': () =>
    priceImports.variantsNamed(mine, { handles: [listing(1).handle], skus: [] }),
  'priceImports.save': () =>
    priceImports.save(mine, { ...PRICES_IMPORTED, id: randomUUID() }, [
      { listingId: listing(1).id, series: { CA: [], US: [] } },
    ]),
  'priceImports.remove': () => priceImports.remove(mine, other.priceImport, ['price-jump']),
  'audits.openFindings': () => audits.openFindings(mine, ids),
  'audits.findingsOf': () => audits.findingsOf(mine, listing(1).id),
  'audits.resultsOf': () => audits.resultsOf(mine, listing(1).id),
  'audits.resultsOfMany': async () => [...(await audits.resultsOfMany(mine, ids))],
  'audits.graveResultsOfMany': async () => [...(await audits.graveResultsOfMany(mine, ids))],
  'audits.toJudgeAmong': () => audits.toJudgeAmong(mine, ids, { basis: 'b', since: SINCE }),
  'audits.toJudgeAfter': () => audits.toJudgeAfter(mine, null, 9, { basis: 'b', since: SINCE }),
  'audits.setIgnoring': () =>
    audits.setIgnoring(
      mine,
      { listingId: listing(1).id, rule: 'undescribed-photo', key: 'a' },
      { at: later, by: '42', reason: 'Known', until: null, text: null },
    ),
  'audits.openByRule': () => audits.openByRule(mine),
  'audits.openCounts': () => audits.openCounts(mine),
  'audits.recountOpen': () => audits.recountOpen(mine),
  'audits.forgetResolved': () => audits.forgetResolved(mine, FAR),
  'audits.newFindings': () => audits.newFindings(mine, SINCE),
  'audits.readiness': () => audits.readiness(mine),
  'audits.ruleCounts': () => audits.ruleCounts(mine),
  'digestFacts.findingCounts': () => digestFacts.findingCounts(mine, SINCE),
  'digestFacts.mostHarmful': () =>
    digestFacts.mostHarmful(mine, { audiences: ['CA'], openedAfter: null, limit: 9 }),
  'digestFacts.resolved': () => digestFacts.resolved(mine, { since: SINCE, audiences: ['CA'] }),
  'digestFacts.unitsSold': () => digestFacts.unitsSold(mine, [listing(1).id], '2026-01-01'),
  'digestFacts.brokenByEdits': () =>
    digestFacts.brokenByEdits(mine, {
      since: SINCE,
      audiences: ['CA'],
      exceptRules: [],
      limit: 9,
      findingsPerListing: 9,
    }),
  'digestFacts.notJudged': () => digestFacts.notJudged(mine, ['CA'], 9),
  'flow.turnsSince': () => flow.turnsSince(mine, 'opened', SINCE),
  'audits.save': () =>
    audits.save(
      mine,
      [audit(listing(1).id, [result('undescribed-photo')], 4)],
      {
        opened: [],
        stillOpen: [],
        resolved: [{ listingId: listing(1).id, rule: 'undescribed-photo', key: 'a' }],
        reopened: [],
      },
      later,
    ),
  'changes.find': async () => {
    expect(await changes.find(mine, [other.change])).toEqual([]);
  },
  'changes.ofBatch': async () => {
    expect(await changes.ofBatch(mine, BATCH)).toHaveLength(2);
  },
  'changes.countsOf': async () => [...(await changes.countsOf(mine, BATCH))],
  'changes.hold': () => changes.hold(mine, BATCH),
  'changes.callOff': () => changes.callOff(mine, BATCH, later),
  'changes.letGo': () => changes.letGo(mine, BATCH),
  'changes.undoableIn': async () => {
    expect([...(await changes.undoableIn(mine, [BATCH])).values()]).toEqual([1]);
  },
  'changes.page': () => changes.page(mine, { limit: 9 }),
  'changes.record': () =>
    changes.record(mine, { id: BATCH, by: '42', at: later }, [changeOf('New', 'body_html')]),
  'changes.begin': async () => {
    expect(await changes.begin(mine, [{ id: other.change, calledAt: AT }], later)).toEqual([]);
  },
  'changes.release': () => changes.release(mine, [other.change]),
  'changes.end': () => changes.end(mine, other.change, { state: 'written' }, later),
  'orders.save': () => orders.save(mine, [order('new')]),
  'orders.saveImported': () => {
    const unassigned = [{ listingIds: ids, units: 1, returnedUnits: null, revenue: null }];
    return orders.saveImported(mine, [{ ...order('other'), id: null, unassigned }]);
  },
  'orders.named': () => orders.named(mine, ['#1', 'theirs']),
  'orders.history': () => orders.history(mine),
  'orders.saveHistory': () => orders.saveHistory(mine, { notice: null }),
  'orders.firstDay': () => orders.firstDay(mine),
  'orders.salesHistories': async () => [...((await orders.salesHistories(mine, ids)) ?? [])],
  'orders.unitHistories': async () => [...((await orders.unitHistories(mine, ids)) ?? [])],
  'orders.returnEvidence': () =>
    orders.returnEvidence(mine, { since: '2026-01-01', until: '2026-12-01' }),
  'orders.handling': () => orders.handling(mine, 90),
  'orders.variantSkus': () => orders.variantSkus(mine),
  'orders.knownSince': async () => [...(await orders.knownSince(mine, ids))],
  'promotionSales.hasMoreLinesThan': () => promotionSales.hasMoreLinesThan(mine, 0),
  'promotionSales.compareSeason': async () => {
    const found = await promotionSales.compareSeason(mine, {
      season: 'holidays',
      audience: 'QC',
      weeks: WEEKS,
    });
    return { ...found, categories: [...found.categories] };
  },
  'promotionSales.daySums': () =>
    promotionSales.daySums(mine, RANGE, { listingIds: ids, countries: null }),
  'promotionSales.storeDaySums': () =>
    promotionSales.storeDaySums(mine, RANGE, { countries: null }),
  'promotionSales.unitsOf': async () => [
    ...(await promotionSales.unitsOf(mine, RANGE, { listingIds: ids, countries: null })),
  ],
  'promotionSales.codeSales': () =>
    promotionSales.codeSales(mine, RANGE, { listingIds: ids, countries: null, codes: ['same'] }),
  'promotionSales.someWares': () => promotionSales.someWares(mine, 9),
  'promotionSales.waresOf': () => promotionSales.waresOf(mine, ids),
  'promotionSales.sellableListings': () => promotionSales.sellableListings(mine),
  'promotionSales.listingsTagged': () => promotionSales.listingsTagged(mine, ['same']),
  'promotionSales.variantSales': () =>
    promotionSales.variantSales(mine, RANGE, { listingIds: ids, countries: null }),
  'promotions.createDraft': () => promotions.createDraft(mine, plan('New'), PLANNED),
  'promotions.find': () => promotions.find(mine, other.promotion),
  'promotions.ownDiscounts': async () => [
    ...(await promotions.ownDiscounts(mine, [other.promotion])),
  ],
  'promotions.page': () => promotions.page(mine, { now: later, limit: 9 }),
  'promotions.within': () => promotions.within(mine, { from: SINCE, to: FAR }),
  'promotions.events': () => promotions.events(mine, other.promotion),
  'promotions.findByDiscount': async () => {
    // Both stores have a discount of that id; the promotion has to be this store's.
    expect(await promotions.findByDiscount(mine, 'same')).toBe(own.promotion);
  },
  'promotions.toReconcile': async () => {
    const { underWay, scheduled } = await promotions.toReconcile(mine, later);
    expect({ underWay, scheduled }).toEqual({ underWay: [], scheduled: [own.promotion] });
  },
  'standings.startsToDecide': () =>
    standings.startsToDecide({ now: SINCE, startsBefore: FAR, waitingJudgedBefore: FAR }),
  'saleRuns.due': () => saleRuns.due(FAR),
  'saleRuns.find': () => saleRuns.find(mine, other.promotion),
  'saleRuns.begin': async () => {
    const batches = { startBatch: randomUUID(), endBatch: randomUUID(), singleBatch: randomUUID() };
    const run = { promotionId: own.promotion, forStart: SINCE, ...batches };
    expect(await saleRuns.begin(mine, run)).toBe(true);
  },
  'saleRuns.leaveAsIs': async () => {
    const run = { promotionId: other.promotion, startBatch: randomUUID() };
    const event = { at: later, by: null, kind: 'pricesKept', data: {} } as const;
    expect(await saleRuns.leaveAsIs(mine, run, [randomUUID()], event)).toBe(false);
  },
  'saleRuns.notEnded': async () => {
    await expect(saleRuns.notEnded(mine)).resolves.not.toContainEqual(
      expect.objectContaining({ promotionId: other.promotion }),
    );
  },
  'saleRuns.change': async () => {
    const run = { promotionId: other.promotion, state: 'on', endBatch: randomUUID() } as const;
    expect(await saleRuns.change(mine, run, { state: 'ending' })).toBe(false);
  },
  'standings.ahead': () => standings.ahead(mine, SINCE),
  'standings.turnedNotReady': () => standings.turnedNotReady(mine, SINCE),
  'standings.save': async () => {
    const standing = { blocking: 1, listings: 1, kinds: [], notReadySince: SINCE.toISOString() };
    const seen = { revision: 2, judgedAt: null };
    const judged = { standing, at: later };
    expect(await standings.save(mine, other.promotion, seen, judged)).toBe(false);
  },
  'standings.noteDecided': async () => {
    const seen = { revision: 2, decidedFor: null };
    const decided = { decidedFor: later.toISOString() };
    expect(await standings.noteDecided(mine, other.promotion, seen, decided)).toBe(false);
  },
  'promotions.change': async () => {
    const found = await promotions.change(mine, other.promotion, 2, { plan: plan('New') }, later);
    expect(found).toBeNull();
  },
  'promotions.changePart': async () => {
    const { position, marker } = part(theirs);
    const of = { position, marker, callingSince: null };
    expect(await promotions.changePart(mine, other.promotion, of, { wanted: null })).toBe(false);
  },
  'promotions.appendEvent': () => promotions.appendEvent(mine, own.promotion, PLANNED),
  'promotions.deleteDraft': () => promotions.deleteDraft(mine, other.promotion),
  'promotions.marketSupport': () => promotions.marketSupport(mine),
  'promotions.saveMarketSupport': () => promotions.saveMarketSupport(mine, null),
  'discounts.reading': () => discounts.reading(mine),
  'discounts.saveReading': () => discounts.saveReading(mine, { wholeAt: later, readAt: later }),
  'discounts.countOpen': () => discounts.countOpen(mine, SINCE),
  'discounts.save': () => discounts.save(mine, [discountOf('New')], later),
  'discounts.within': () =>
    discounts.within(
      mine,
      { from: SINCE, to: FAR, lookBackFrom: SINCE },
      { codes: [], except: new Set() },
    ),
  'discounts.collections': () => discounts.collections(mine),
  'discounts.remove': () => discounts.remove(mine, discountOf(mine).id, later),
  'discounts.removeUnseen': () => discounts.removeUnseen(mine, FAR, later),
  'discounts.forgetEnded': () => discounts.forgetEnded(mine, { codes: FAR, automatic: FAR }),
  'collectionMembers.firstLooks': async () => [
    ...(await collectionMembers.firstLooks(mine, [COLLECTION])),
  ],
  'collectionMembers.stays': () =>
    collectionMembers.stays(mine, [COLLECTION], { listingIds: null, since: SINCE }),
  'collectionMembers.save': () => collectionMembers.save(mine, COLLECTION, [], later),
  'collectionMembers.forget': () => collectionMembers.forget(mine, FAR),
  'computations.find': () => computations.find(mine, COMPUTED),
  'computations.begin': () => computations.begin(mine, COMPUTED, later, FAR),
  'computations.advance': () => computations.advance(mine, COMPUTED, { done: 1, total: 2 }, later),
  'computations.answer': () =>
    computations.answer(mine, COMPUTED, compared(mine), { basis: 'b', at: later }),
  'seasons.announcedDates': () => seasons.announcedDates(mine),
  'seasons.saveAnnouncedDate': () =>
    seasons.saveAnnouncedDate(mine, other.date, CUT_OFF, { at: later, by: '42' }),
  'seasons.counts': () => seasons.counts(mine, '2026-10-01'),
  'seasons.unitsSold': () =>
    seasons.unitsSold(mine, 'CA', [{ since: '2026-01-01', until: '2026-12-01' }]),
  'seasons.marksOf': async () => [...(await seasons.marksOf(mine, 'holidays', ids))],
  'seasons.chooseSeason': () => seasons.chooseSeason(mine, 'holidays', ids, true),
  'seasons.removeAnnouncedDate': () => seasons.removeAnnouncedDate(mine, other.date),
  'replies.variants': () => replies.variants(mine, null),
  'replies.saveVariant': () =>
    replies.saveVariant(mine, other.letter, LETTER, { at: later, by: '42' }),
  'replies.removeVariant': () => replies.removeVariant(mine, other.letter),
  'storeTexts.read': () => storeTexts.read(mine),
  'storeTexts.savePage': () => storeTexts.savePage(mine, textPage('New')),
  'storeAudits.forgetResolved': () => storeAudits.forgetResolved(mine, FAR),
  'storeAudits.findings': () => storeAudits.findings(mine),
  'storeAudits.results': () => storeAudits.results(mine),
  'storeAudits.save': () =>
    storeAudits.save(mine, [result('undescribed-photo')], storeChanges('new'), later),
  'storeAudits.setIgnoring': () =>
    storeAudits.setIgnoring(mine, { rule: 'undescribed-photo', key: 'a' }, null),
  'recipients.list': () => recipients.list(mine),
  'recipients.find': () => recipients.find(mine, other.recipient),
  'recipients.findByLink': () => recipients.findByLink(own.link, 'unsubscribe'),
  'recipients.countLinks': async () => {
    expect(await recipients.countLinks(mine, other.recipient, 'unsubscribe', SINCE)).toBe(0);
  },
  'recipients.due': () => recipients.due(mine, FAR),
  'recipients.storesDue': () => recipients.storesDue(FAR),
  'recipients.add': () =>
    recipients.add(mine, recipientOf('new.example'), { by: '42', at: later, limit: 9 }),
  'recipients.addLink': () =>
    recipients.addLink(mine, own.recipient, {
      tokenHash: `new ${mine}`,
      purpose: 'confirm',
      at: later,
    }),
  'recipients.update': async () => {
    expect(await recipients.update(mine, other.recipient, { hour: 9 })).toBe(false);
  },
  'recipients.skip': async () => {
    const change = { due: week(42), next: week(43) };
    expect(await recipients.skip(mine, other.recipient, change)).toBe(false);
  },
  'recipients.setState': async () => {
    const change = { from: ['active'], to: 'paused', at: later, next: null } as const;
    expect(await recipients.setState(mine, other.recipient, change)).toBe(false);
  },
  'digests.claim': async () => {
    expect(await digests.claim(mine, digestOf('new', other.recipient, 42), later)).toBe(false);
  },
  'digests.ready': () => digests.ready(mine, FAR),
  'digests.find': () => digests.find(mine, other.claimedDigest),
  'digests.list': () => digests.list(mine, { limit: 9 }),
  'digests.lastSent': () => digests.lastSent(mine),
  'digests.lastTold': () => digests.lastTold(mine, own.recipient),
  'digests.nextLook': () => digests.nextLook(mine, 0),
  'digests.takeAttempt': async () => {
    const lease = { now: later, until: FAR };
    expect(await digests.takeAttempt(mine, other.claimedDigest, lease)).toBeNull();
  },
  'digests.keepAttempt': () =>
    digests.keepAttempt(mine, { digestId: other.claimedDigest, number: 1 }, FAR),
  'digests.handBack': () => digests.handBack(mine, { digestId: other.claimedDigest, number: 1 }),
  'digests.beginSending': async () => {
    const attempt = { digestId: other.claimedDigest, number: 0 };
    expect(await digests.beginSending(mine, attempt, 'New', later)).toBe(false);
  },
  'digests.record': async () => {
    const attempt = { digestId: other.sendingDigest, number: 1 };
    const outcome = { state: 'sent', response: '250' } as const;
    expect(await digests.record(mine, attempt, outcome, later)).toBe(false);
  },
  'bounces.findRecipient': () => bounces.findRecipient(own.recipient),
  'bounces.record': async () => {
    const mail = { kind: 'digest', recipientId: other.recipient, part: '2026-W40' } as const;
    const bounce = { verdict: 'stop', response: '550', at: later } as const;
    expect(await bounces.record(mine, mail, bounce)).toBe(false);
  },
  'digests.giveUpOn': async () => {
    expect(await digests.giveUpOn(mine, FAR, later)).toBe(1);
  },
  'digests.reopen': async () => {
    expect(await digests.reopen(mine, other.sendingDigest, later)).toBe(false);
  },
  'digests.forgetBefore': () => digests.forgetBefore(mine, FAR),
  'recipients.remove': async () => {
    expect(await recipients.remove(mine, other.recipient, later)).toBe(false);
  },
  'outbox.list': () => outbox.list(mine, 9),
  'outbox.add': () => outbox.add(mailTo(mine)),
  'flow.uses': () => flow.uses(mine),
  'flow.storesInUse': () => flow.storesInUse(),
  'flow.pending': () => flow.pending(mine, 9),
  'flow.noteUse': () => flow.noteUse(mine, { trigger: TRIGGER, isUsed: true, toldAt: later }),
  'flow.collect': () => flow.collect(mine, TRIGGER, [flowEvent('new', 3)], later),
  'flow.claim': async () => {
    expect(await flow.claim(mine, other.pendingEvent, later)).toBe(false);
  },
  'flow.release': () => flow.release(mine, other.sendingEvent),
  'flow.end': () => flow.end(mine, other.sendingEvent, 'sent', later),
  'flow.endLost': async () => {
    expect(await flow.endLost(mine, FAR, later)).toBe(1);
  },
  'flow.stopUse': () => flow.stopUse(mine, TRIGGER, later),
  'flow.forgetBefore': () => flow.forgetBefore(mine, FAR),
  'syncRuns.find': () => syncRuns.find(mine, other.run),
  'syncRuns.latest': () => syncRuns.latest(mine),
  'syncRuns.advance': () => syncRuns.advance(mine, own.run, { phase: 'done', endedAt: later }),
  'syncRuns.recent': () => syncRuns.recent(mine, 10),
  'syncRuns.lastDone': () => syncRuns.lastDone(mine),
  'syncRuns.doneBefore': () => syncRuns.doneBefore(mine, FAR),
  'syncRuns.wish': () => syncRuns.wish(mine, { whole: true }),
  'syncRuns.wished': () => syncRuns.wished(mine),
  'syncRuns.begin': () => syncRuns.begin(mine, later),
  'syncRuns.answersBesideWrites': () => syncRuns.answersBesideWrites(),
  'deniedAccess.since': () => deniedAccess.since(mine, SINCE),
  'deniedAccess.note': () =>
    deniedAccess.note(mine, { topic: 'costs', permission: 'read_inventory' }, later),
  'photos.toLookAt': () => photos.toLookAt(mine, { except: [], at: later, limit: 10 }),
  'photos.dueAgain': () => photos.dueAgain(mine, listing(1).id, later),
  'photos.nextTry': () => photos.nextTry(mine),
  'photos.countSince': () => photos.countSince(mine, SINCE),
  'photos.progress': () => photos.progress(mine),
  'photos.save': () => photos.save(mine, listing(1).id, PHOTO_READ, later),
  'photos.finish': () =>
    photos.finish(
      mine,
      { listingId: listing(1).id, contentHash: 'of another snapshot' },
      { photoIds: [], isPackagingSeen: true },
    ),
  'readinessDays.keep': () =>
    readinessDays.keep(mine, { day: '2026-10-09', weights: NO_WEIGHTS }, '2026-10-09'),
  'readinessDays.within': () => readinessDays.within(mine, '2026-01-01', '2026-12-31'),
  'readinessDays.first': () => readinessDays.first(mine),
  'homeVisits.note': () => homeVisits.note(mine, later, 0),
  'homeVisits.before': () => homeVisits.before(mine),
  'packing.due': () => packing.due(mine, '2026-01-01', 9),
  'packing.tickedOn': () => packing.tickedOn(mine, '2026-10-01'),
  'packing.sentAfterTicks': () => packing.sentAfterTicks(mine, ids, '2026-01-01'),
  'packing.tick': () =>
    packing.tick(
      mine,
      { listingId: listing(1).id, day: '2026-10-01', isTicked: false },
      { at: later, by: '42' },
    ),
  'heldData.held': () => heldData.held(mine),
  'points.read': () => points.read(mine),
  'points.replace': () => points.replace(mine, '1', POINTS),
  'webhooks.take': () =>
    webhooks.take([{ ...delivery(mine), webhookId: 'other' }], later, () => Promise.resolve()),
  'webhooks.changesOf': async () => [...(await webhooks.changesOf(mine, ids, SINCE))],
  'webhooks.unreadChanges': () => webhooks.unreadChanges(mine, SINCE, null),
  'webhooks.forgetBefore': () => webhooks.forgetBefore(mine, new Date(later.getTime() + 1)),
  'listings.remove': () => listings.remove(mine, listing(1).id, later),
  'listings.unseenAfter': () => listings.unseenAfter(mine, other.run, null, 9),
  'listings.removeUnseen': async () =>
    listings.removeUnseen(mine, (await syncRuns.latest(mine))?.id ?? '', later),
  'heldData.eraseOrders': () => heldData.eraseOrders(mine),
  'stores.beginErasing': () => stores.beginErasing(mine, later),
  'stores.erase': () => stores.erase(mine, later),
};

/** Of whatever `createRepositories` gives. */
const METHODS = Object.entries(repositories).flatMap(([name, repository]) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(repository))
    .filter((method) => method !== 'constructor')
    .map((method) => `${name}.${method}`),
);

beforeAll(async () => {
  own = await fillStore(repositories, sessions, mine);
  other = await fillStore(repositories, sessions, theirs);
  // As a version before left them.
  await database.pool.query(
    `INSERT INTO price_point (store, listing_id, country, variant_id, at, currency, amount)
     SELECT domain, $2, 'CA', 'gone', $3, 'CAD', 14 FROM unnest($1::text[]) AS domain`,
    [[mine, theirs], listing(1).id, later],
  );
});

it.each(METHODS)('%s has a call', (method) => {
  expect(Object.keys(CALLS)).toContain(method);
});

it('calls nothing that is no method of a repository', () => {
  expect(Object.keys(CALLS).filter((name) => !METHODS.includes(name))).toEqual([]);
});

it('knows of no table that names no store, but for the record of migrations', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const named = Object.keys(await rowsOf(theirs));
  const others = rows.map(({ name }) => name).filter((name) => !named.includes(name));
  expect(others).toEqual(['_prisma_migrations']);
});

/** The session storage is called by ids, which begin with what they are of and end with the store. */
const OF_SESSIONS: Record<string, () => Promise<unknown>> = {
  storeSession: () => sessions.storeSession(sessionOf(mine)),
  claimRefresh: () => sessions.claimRefresh(idOf(mine), later, FAR),
  releaseRefresh: () => sessions.releaseRefresh(idOf(mine)),
  loadSession: () => sessions.loadSession(idOf(mine)),
  findSessionsByShop: () => sessions.findSessionsByShop(mine),
  deleteSession: () => sessions.deleteSession(idOf(mine)),
  deleteSessions: () => sessions.deleteSessions([idOf(mine)]),
};

it('calls every method of the session storage', () => {
  const methods = Object.getOwnPropertyNames(EncryptedSessionStorage.prototype);
  expect(Object.keys(OF_SESSIONS)).toEqual(
    expect.arrayContaining(methods.filter((name) => name !== 'constructor')),
  );
});

it.each(Object.entries(OF_SESSIONS))(
  'sessions.%s neither shows nor touches another store',
  async (_name, call) => {
    const before = await rowsOf(theirs);
    expect(JSON.stringify({ answer: await call() })).not.toContain(theirs);
    expect(await rowsOf(theirs)).toEqual(before);
  },
);

it('fills every table that names a store', async () => {
  const rows = await rowsOf(theirs);
  const empty = Object.keys(rows).filter((table) => rows[table]?.length === 0);
  // Both keep what is left of what went.
  expect(empty.sort()).toEqual(['erasure', 'removed_listing']);
});

it.each(Object.entries(CALLS))('%s neither shows nor touches another store', async (name, call) => {
  const before = await rowsOf(theirs);
  expect(before.listing).toHaveLength(2);
  const answer = await call();
  if (!ACROSS_STORES.includes(name)) {
    expect(JSON.stringify({ answer })).not.toContain(theirs);
  }
  expect(await rowsOf(theirs)).toEqual(before);
});

describe('sweeps over all stores', () => {
  it('answer the names of stores, and when their turn is', async () => {
    expect(await flow.storesInUse()).toContain(theirs);
    const due = await recipients.storesDue(FAR);
    expect(due).toContainEqual({ store: theirs, dueAt: AT });
  });
});

it('does not advance the run of another store', async () => {
  await fillStore(repositories, sessions, mine);
  const before = await rowsOf(theirs);
  await expect(syncRuns.advance(mine, other.run, { done: 9 })).rejects.toThrow();
  await expect(listings.removeUnseen(mine, other.run, later)).rejects.toThrow();
  expect(await rowsOf(theirs)).toEqual(before);
});
