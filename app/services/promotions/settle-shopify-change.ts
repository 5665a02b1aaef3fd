import { planInShopify, type ChangedPart } from '~/core/promotions/plan-in-shopify';
import { phaseOf } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  ask,
  findAsked,
  refused,
  type AskPorts,
  type AskedAnswer,
  type PromotionRequest,
} from './ask';
import { endOfWait, startKept } from './end-of-wait';
import type { Promotion, PromotionPart } from './ports';

type PartChange = Pick<PromotionPart, 'position' | 'marker'> & Partial<PromotionPart>;

/**
 * Takes what was changed in Shopify's admin for the plan. Titles of parts and what else depends on the plan follow
 * it. Where every discount was deleted there, the promotion is cancelled.
 */
export async function acceptShopifyChange(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<AskedAnswer> {
  const asked = await findChanged(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const before = promotion.plan;
  if (promotion.parts.some(isUnreadable)) return refused('promotions.refused.notAPlan');
  const left = promotion.parts.flatMap((part) => changedPart(part) ?? []);
  const isWhole = left.length === promotion.parts.filter(({ wanted }) => wanted !== null).length;
  const parts = promotion.parts.flatMap((part) => acceptedPart(part) ?? []);
  const accepted = { at: ports.now(), by: request.by, kind: 'changeAccepted' } as const;
  if (left.length === 0) {
    return ask(ports, store, promotion, {
      state: 'cancelling',
      failure: null,
      ...endOfWait(promotion, before.startsAt),
      parts,
      event: { ...accepted, data: { before, gone: true } },
    });
  }
  const plan = changesMarkets(promotion) ? null : planInShopify(before, left, { isWhole });
  if (!plan) return refused('promotions.refused.notAPlan');
  // The days on which it ran would be lost.
  if (phaseOf(promotion, ports.now()) === 'running' && startKept(before, plan) === null) {
    return refused('promotions.refused.startMovedInShopify');
  }
  return ask(ports, store, promotion, {
    plan,
    scheduledPlan: plan,
    state: 'scheduling',
    failure: null,
    ...endOfWait(promotion, startKept(before, plan)),
    // What somebody started in Shopify was started on purpose.
    ...(Date.parse(plan.startsAt) <= ports.now().getTime() && { decidedFor: plan.startsAt }),
    parts,
    event: { ...accepted, data: { before, after: plan } },
  });
}

/** Sets the discounts in Shopify to what was planned, deleted ones anew. */
export async function restoreOurs(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<AskedAnswer> {
  const asked = await findChanged(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  return ask(ports, store, promotion, {
    state: 'scheduling',
    failure: null,
    // What was seen there is what may be overwritten; a change after it is noticed again.
    parts: promotion.parts.flatMap(({ position, marker, seenInShopify: seen }): PartChange[] => {
      if (!seen) return [];
      if (seen.gone) {
        return [{ position, marker, discountId: null, known: null, seenInShopify: null }];
      }
      return [{ position, marker, known: seen.terms, seenInShopify: null }];
    }),
    event: {
      at: ports.now(),
      by: request.by,
      kind: 'restoreAsked',
      data: { after: promotion.plan },
    },
  });
}

/** Plans name audiences, whose markets are looked up: other markets cannot be planned. */
function changesMarkets({ parts }: Promotion): boolean {
  return parts.some(
    ({ seenInShopify: seen }) =>
      seen?.fields.includes('buyers') && seen.terms?.buyers.kind !== 'all',
  );
}

async function findChanged(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<AskedAnswer> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const phase = phaseOf(asked.value, ports.now());
  const changed = asked.value.parts.some(({ seenInShopify }) => seenInShopify !== null);
  return changed && (phase === 'scheduled' || phase === 'running')
    ? asked
    : refused('promotions.refused.state');
}

/** It is there, and what it is cannot be read. */
function isUnreadable({ seenInShopify: seen }: PromotionPart): boolean {
  return seen !== null && !seen.gone && seen.terms === null;
}

/** What is left of a part in Shopify. */
function changedPart({ wanted, known, seenInShopify: seen }: PromotionPart): ChangedPart | null {
  const now = seen ? seen.terms : known;
  return wanted === null || now === null ? null : { before: wanted, now };
}

function acceptedPart({ position, marker, seenInShopify: seen }: PromotionPart): PartChange | null {
  if (!seen) return null;
  return seen.terms === null
    ? { position, marker, discountId: null, wanted: null, known: null, seenInShopify: null }
    : { position, marker, wanted: seen.terms, known: seen.terms, seenInShopify: null };
}
