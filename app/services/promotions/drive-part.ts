import {
  differingFields,
  type DiscountField,
  type DiscountTerms,
} from '~/core/promotions/discount-parts';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import { failureKindOf } from '../outside-error';
import type {
  PromotionPorts,
  DiscountAnswer,
  DiscountInShopify,
  Promotion,
  PromotionFailure,
  PromotionPart,
  ShopifyDiscounts,
} from './ports';

/** A call is not sent later than this after it was recorded as open … */
const SEND_WITHIN_MS = 30_000;
/**
 * … and after this long its discount is there, if it was made: sending, the answer (30 s at most) and as long
 * again for Shopify's lists to show it. [J]
 */
export const SETTLED_AFTER_MS = 120_000;
const LOOK_AGAIN_SECONDS = 15;

export interface Drive {
  ports: Pick<PromotionPorts, 'promotions'> & Clock & Logs;
  store: StoreDomain;
  promotion: Promotion;
  discounts: ShopifyDiscounts;
  /** `end`: a discount that has begun is ended and kept; else it is deleted. */
  removing: 'delete' | 'end';
}

export type PartOutcome =
  | { kind: 'inStep' }
  /** Look again after so many seconds. */
  | { kind: 'wait'; seconds: number }
  | { kind: 'refused'; failure: PromotionFailure };

const IN_STEP: PartOutcome = { kind: 'inStep' };
/** Another worker changed the part meanwhile. */
const OVERTAKEN: PartOutcome = { kind: 'wait', seconds: 1 };

/**
 * Brings one discount in step with what it is to be. Wherever a process dies in here, the next one goes on: an
 * open call is looked for in Shopify before another is made. Throws what may pass on another try.
 */
export async function drivePart(drive: Drive, part: PromotionPart): Promise<PartOutcome> {
  const settled = await settleOpenCall(drive, part);
  if ('kind' in settled) return settled;
  const { wanted, discountId } = settled;
  if (wanted === null) return removeDiscount(drive, settled);
  return discountId === null
    ? makeDiscount(drive, settled, wanted)
    : changeDiscount(drive, settled, discountId, wanted);
}

async function settleOpenCall(
  drive: Drive,
  part: PromotionPart,
): Promise<PromotionPart | PartOutcome> {
  const { callingSince, known } = part;
  if (callingSince === null || known === null) return part;
  const [found, ...again] = await drive.discounts.findByMarker(part.marker, known.trigger);
  if (found) {
    for (const duplicate of again) await removeDuplicate(drive, duplicate);
    return (await record(drive, part, { discountId: found.id, callingSince: null })) ?? OVERTAKEN;
  }
  const leftMs = callingSince.getTime() + SETTLED_AFTER_MS - drive.ports.now().getTime();
  if (leftMs > 0) {
    return { kind: 'wait', seconds: Math.min(LOOK_AGAIN_SECONDS, Math.ceil(leftMs / 1000)) };
  }
  return (await record(drive, part, { callingSince: null, known: null })) ?? OVERTAKEN;
}

async function makeDiscount(
  drive: Drive,
  part: PromotionPart,
  wanted: DiscountTerms,
): Promise<PartOutcome> {
  const { ports, store, discounts } = drive;
  // Only while it is still wanted.
  const { revision } = drive.promotion;
  const open = { callingSince: ports.now(), known: wanted };
  const calling = await record(drive, part, open, { revision });
  if (!calling) return OVERTAKEN;
  let created: DiscountAnswer<string>;
  try {
    created = await discounts.create(wanted, {
      marker: part.marker,
      sendWithinMs: SEND_WITHIN_MS,
    });
  } catch (error) {
    return afterFailedCall(drive, calling, error);
  }
  if (!created.done) return afterRefusal(drive, calling, created.because.failure);
  const discountId = created.value;
  if (await record(drive, calling, { discountId, callingSince: null })) {
    if (wanted.buyers.kind === 'markets') {
      await ports.promotions.saveMarketSupport(store, { supported: true, at: ports.now() });
    }
    return IN_STEP;
  }
  // This process was held up so long that another took the call for lost.
  const current = await ports.promotions.find(store, drive.promotion.id);
  const recorded = current?.parts.find(({ marker }) => marker === part.marker)?.discountId;
  if (recorded !== discountId) await discounts.delete(discountId);
  return OVERTAKEN;
}

async function afterFailedCall(
  drive: Drive,
  calling: PromotionPart,
  error: unknown,
): Promise<PartOutcome> {
  if (failureKindOf(error) === 'unavailable') {
    // Nobody knows whether Shopify did what it was asked.
    const about = { store: drive.store, promotion: drive.promotion.id, marker: calling.marker };
    drive.ports.log.warn({ ...about, err: error }, 'whether a discount was made is looked up');
    return { kind: 'wait', seconds: LOOK_AGAIN_SECONDS };
  }
  if (!(await record(drive, calling, { callingSince: null, known: null }))) return OVERTAKEN;
  throw error;
}

async function afterRefusal(
  drive: Drive,
  calling: PromotionPart,
  failure: PromotionFailure,
): Promise<PartOutcome> {
  if (failure.reason === 'promotions.failed.codeTaken') {
    // By an earlier call of ours that was taken for lost?
    const settled = await settleOpenCall(drive, calling);
    if ('marker' in settled && settled.discountId !== null) return IN_STEP;
  }
  if (!(await record(drive, calling, { callingSince: null, known: null }))) return OVERTAKEN;
  return { kind: 'refused', failure };
}

async function changeDiscount(
  drive: Drive,
  part: PromotionPart,
  discountId: string,
  wanted: DiscountTerms,
): Promise<PartOutcome> {
  const { known } = part;
  const present = await drive.discounts.find(discountId);
  const differing = present?.terms ? differingFields(present.terms, wanted) : [];
  if (present?.terms && differing.length > 0) {
    const changedThere = known === null ? [] : differingFields(present.terms, known);
    if (changedThere.length > 0) return recordDrift(drive, part, present, changedThere);
    const updated = await drive.discounts.update(discountId, present.terms, wanted);
    if (!updated.done) return { kind: 'refused', failure: updated.because.failure };
  }
  if (!present?.terms) return recordDrift(drive, part, present, []);
  const recorded = await record(drive, part, { known: wanted, seenInShopify: null });
  return recorded ? IN_STEP : OVERTAKEN;
}

/** Changed in Shopify's admin: not overwritten; the merchant decides. */
async function recordDrift(
  drive: Drive,
  part: PromotionPart,
  present: DiscountInShopify | null,
  fields: DiscountField[],
): Promise<PartOutcome> {
  const seenInShopify = { terms: present?.terms ?? null, gone: present === null, fields };
  const seenAt = drive.ports.now();
  if (!(await record(drive, part, { seenInShopify, seenAt }))) return OVERTAKEN;
  return {
    kind: 'refused',
    failure: { reason: 'promotions.failed.changedInShopify', detail: null },
  };
}

async function removeDiscount(drive: Drive, part: PromotionPart): Promise<PartOutcome> {
  const { discountId } = part;
  if (discountId === null) return IN_STEP;
  const present = await drive.discounts.find(discountId);
  if (present && drive.removing === 'end' && present.status !== 'scheduled') {
    if (present.status !== 'expired') await drive.discounts.deactivate(discountId);
    const ended = await drive.discounts.find(discountId);
    const known = ended?.terms ?? part.known;
    return (await record(drive, part, { known, seenInShopify: null })) ? IN_STEP : OVERTAKEN;
  }
  if (present) await drive.discounts.delete(discountId);
  const gone = { discountId: null, known: null, seenInShopify: null };
  return (await record(drive, part, gone)) ? IN_STEP : OVERTAKEN;
}

export async function removeDuplicate(
  { ports, store, promotion, discounts }: Omit<Drive, 'removing'>,
  { id: discountId }: DiscountInShopify,
): Promise<void> {
  await discounts.delete(discountId);
  ports.log.warn({ store, promotion: promotion.id, discountId }, 'a second discount was removed');
  await ports.promotions.appendEvent(store, promotion.id, {
    at: ports.now(),
    by: null,
    kind: 'duplicateRemoved',
    data: { discountId },
  });
}

/** The part as changed; `null` where another worker came first. */
async function record(
  { ports, store, promotion }: Drive,
  part: PromotionPart,
  change: Partial<Omit<PromotionPart, 'position' | 'marker'>>,
  expecting: { revision?: number } = {},
): Promise<PromotionPart | null> {
  const { position, marker, callingSince } = part;
  const expected = { position, marker, callingSince, ...expecting };
  const changed = await ports.promotions.changePart(store, promotion.id, expected, change);
  return changed ? { ...part, ...change } : null;
}
