import {
  isVariantKind,
  nextStep,
  SENT_WITHIN_MS,
  type NextStep,
  type RefusalKind,
} from '~/core/changes/change';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import { refreshListings } from '../catalogue/refresh-listings';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import { failureKindOf, isForMaker } from '../outside-error';
import type { StorePorts } from '../store/ports';
import {
  WRITTEN_AT_ONCE,
  WRITTEN_TOGETHER,
  type Change,
  type ChangePorts,
  type ShopifyValues,
  type ValueToWrite,
  type WriteOutcome,
} from './ports';

/** Part of the Admin API. */
export interface ShopifyWriting {
  values: ShopifyValues;
}

export type WritePorts = ChangePorts &
  StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Shopify<ShopifyWriting & ShopifyListings> &
  Queues &
  Clock &
  Logs;

/** What Shopify's answer did not tell is read back soon. */
const LOOKED_AT_AFTER_MS = 1000;

/** A change, what is to be done with it, and the digest of its source as it is now. */
interface Due {
  change: Change;
  step: NextStep;
  sourceDigest: string | null;
}

/**
 * Writes a part of what of a batch is not written, from wherever it was left, and reads the listings concerned again, so
 * that they are judged at once. `waitMs`: when to go on, since more is left, or may still arrive; `null`: nothing is left.
 */
export async function writeBatch(
  ports: WritePorts,
  store: StoreDomain,
  batch: string,
): Promise<{ waitMs: number | null }> {
  const changes = await ports.changes.ofBatch(store, batch);
  // What may still arrive comes last, and holds up nothing else.
  const underWay = changes
    .filter(isUnderWay)
    .sort((a, b) => Number(a.state === 'writing') - Number(b.state === 'writing'));
  const part = underWay.slice(0, WRITTEN_AT_ONCE);
  try {
    const waitMs = part.length === 0 ? null : await writeUnderWay(ports, store, part);
    const isMorePlanned = underWay.slice(part.length).some(({ state }) => state === 'planned');
    return { waitMs: isMorePlanned ? 0 : part.length < underWay.length ? (waitMs ?? 0) : waitMs };
  } finally {
    await readAgain(ports, store, batch);
  }
}

function isUnderWay({ state }: Change): boolean {
  return state === 'planned' || state === 'writing';
}

/** Answers when to look again. */
async function writeUnderWay(
  ports: WritePorts,
  store: StoreDomain,
  changes: Change[],
): Promise<number | null> {
  const { values } = await ports.shopify(store);
  const due = await readDue(ports, values, changes);
  const waits = await settleWithoutWriting(ports, store, due);
  for (const group of groupsOf(due.filter(({ step }) => step.kind === 'write'))) {
    const unknown = await writeGroup(ports, store, values, group);
    if (unknown.length > 0) waits.push(LOOKED_AT_AFTER_MS);
  }
  return waits.length === 0 ? null : Math.min(...waits);
}

async function readDue({ now }: Clock, values: ShopifyValues, changes: Change[]): Promise<Due[]> {
  const read = await values.readValues(changes.map(({ target }) => target));
  const at = now();
  return changes.map((change, index) => {
    const value = read[index] ?? null;
    return {
      change,
      step: nextStep(change, value, at),
      sourceDigest: value?.sourceDigest ?? null,
    };
  });
}

/** What needs no call. Answers how long those take that may still arrive. */
async function settleWithoutWriting(
  { changes, now }: WritePorts,
  store: StoreDomain,
  due: Due[],
): Promise<number[]> {
  const waits: number[] = [];
  for (const { change, step } of due) {
    if (step.kind === 'wait') waits.push(step.ms);
    else if (step.kind === 'written') {
      await changes.end(store, change.id, { state: 'written' }, now());
    } else if (step.kind === 'overtaken') {
      const { by, found } = step;
      await changes.end(store, change.id, { state: 'overtaken', by, found }, now());
    }
  }
  return waits;
}

/** What one request takes. */
function groupsOf(due: Due[]): Due[][] {
  const groups = Map.groupBy(due, ({ change }) => writtenWith(change));
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / WRITTEN_TOGETHER) }, (_, part) =>
      group.slice(part * WRITTEN_TOGETHER, (part + 1) * WRITTEN_TOGETHER),
    ),
  );
}

/** One photo that is added; the packaging marks of one product; of one variant's inventory item; of one product's prices; fixed prices of one price list, all given or all taken away; alt texts of photos; else of one resource and language, and market, and all of them given a value or all without one. */
function writtenWith({
  listingId,
  target: { kind, resourceId, key, locale, marketId },
  after,
}: Change): string {
  if (kind === 'photo' || kind === 'packaging') return [kind, resourceId, key].join(' ');
  if (kind === 'compareAt') return `prices of ${listingId}`;
  if (kind === 'ownPrice') return `${kind} ${listingId}`;
  if (kind === 'listPrice') return [kind, key, after === null].join(' ');
  if (kind === 'altText') return kind;
  return isVariantKind(kind)
    ? resourceId
    : [kind, resourceId, locale, marketId, after === null].join(' ');
}

/** Answers those of which it is not known whether they were written. */
async function writeGroup(
  ports: WritePorts,
  store: StoreDomain,
  values: ShopifyValues,
  group: Due[],
): Promise<Change[]> {
  const { changes, now } = ports;
  const begun = new Set(
    await changes.begin(
      store,
      group.map(({ change }) => change),
      now(),
    ),
  );
  const ours = group.filter(({ change }) => begun.has(change.id));
  if (ours.length === 0) return [];
  const outcomes = await send(ports, store, values, ours);
  const unknown: Change[] = [];
  for (const [index, { change }] of ours.entries()) {
    const outcome = outcomes[index] ?? { kind: 'unknown' };
    if (outcome.kind === 'unknown') unknown.push(change);
    else await changes.end(store, change.id, endOf(outcome), now());
  }
  return unknown;
}

/** What failed as a call and certainly wrote nothing is refused, or planned again; any other failure is thrown. */
async function send(
  ports: WritePorts,
  store: StoreDomain,
  values: ShopifyValues,
  ours: Due[],
): Promise<(WriteOutcome | Refused)[]> {
  const toWrite = ours.map(({ change: { target, after, source }, sourceDigest }): ValueToWrite => ({
    target,
    value: after,
    source,
    sourceDigest,
  }));
  try {
    return await values.writeValues(toWrite, { sendWithinMs: SENT_WITHIN_MS });
  } catch (error) {
    const kind = failureKindOf(error);
    if (kind === 'throttled') {
      await ports.changes.release(
        store,
        ours.map(({ change }) => change.id),
      );
      throw error;
    }
    const refusal = refusalOf(kind);
    if (refusal === null) throw error;
    ports.log.warn({ store, err: error }, 'Shopify does not let the app write');
    return ours.map(() => ({ kind: 'notAllowed', refusal }));
  }
}

interface Refused {
  kind: 'notAllowed';
  refusal: RefusalKind;
}

function refusalOf(kind: ReturnType<typeof failureKindOf>): RefusalKind | null {
  if (kind === 'access' || kind === 'storeFrozen') return kind;
  return isForMaker(kind) ? 'maker' : null;
}

function endOf(outcome: Exclude<WriteOutcome, { kind: 'unknown' }> | Refused) {
  switch (outcome.kind) {
    case 'written':
      return { state: 'written', stored: outcome.stored } as const;
    case 'refused':
      return { state: 'refused', failure: { kind: 'refused', words: outcome.words } } as const;
    case 'notAllowed':
      return { state: 'refused', failure: { kind: outcome.refusal, words: null } } as const;
  }
}

/** What was settled since its listing was read shows at once; what cannot be read now is read by a job. */
async function readAgain(ports: WritePorts, store: StoreDomain, batch: string): Promise<void> {
  const changes = await ports.changes.ofBatch(store, batch);
  const readTimes = await ports.listings.readTimes(
    store,
    changes.map(({ listingId }) => listingId),
  );
  const isNews = ({ listingId, settledAt }: Change) => {
    const read = readTimes.get(listingId);
    return settledAt !== null && read !== undefined && read.readAt <= settledAt;
  };
  const ids = [...new Set(changes.filter(isNews).map(({ listingId }) => listingId))];
  try {
    for (const read of await refreshListings(ports, store, ids)) {
      if (read.status === 'rejected') throw read.reason;
    }
  } catch (error) {
    ports.log.warn({ store, listings: ids.length, err: error }, 'changed listings were not read');
    await ports.queue.send(
      'check-listing',
      ids.map((listingId) => ({ store, listingId })),
    );
  }
}
