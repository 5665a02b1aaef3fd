import type { Variant } from '../listing/listing';
import type { PriceHistory } from '../prices/price-history';
import { wasPriceClaim, type PricePlace, type WasPriceClaim } from '../prices/was-price-claim';
import type { Verdict } from '../prices/was-price-law';
import { nameOf } from '../listing/variant-name';
import type { Finding, Message, MessageData } from './outcome';

/** What a rule found of the "was" prices that a listing shows in one country. */
export interface WasPriceAnswer<J> {
  claims: number;
  failed: JudgedClaim<J>[];
  unknown: JudgedClaim<J>[];
  /** Variants of which nobody knows what is shown there. */
  unread: number;
}

type JudgedClaim<J> = J & { claim: WasPriceClaim };

export function judgeWasPrices<J extends { verdict: Verdict }>(
  variants: readonly Variant[],
  place: PricePlace,
  prices: PriceHistory | undefined,
  judge: (claim: WasPriceClaim) => J,
): WasPriceAnswer<J> {
  const answer: WasPriceAnswer<J> = { claims: 0, failed: [], unknown: [], unread: 0 };
  for (const variant of variants) {
    const claim = wasPriceClaim(variant, place, prices);
    if (claim === null) continue;
    if (claim === 'unread') {
      answer.unread += 1;
      continue;
    }
    answer.claims += 1;
    const judged = { ...judge(claim), claim };
    if (judged.verdict === 'notMet') answer.failed.push(judged);
    else if (judged.verdict === 'unknown') answer.unknown.push(judged);
  }
  answer.failed.sort(largestSavingFirst);
  return answer;
}

/** A total order, so that the variant named does not depend on the order in which they came. */
function largestSavingFirst(a: { claim: WasPriceClaim }, b: { claim: WasPriceClaim }): number {
  return (
    savingOf(b.claim) - savingOf(a.claim) || (a.claim.variant.id < b.claim.variant.id ? -1 : 1)
  );
}

function savingOf({ price, compareAt }: WasPriceClaim): number {
  return 1 - price.amount / compareAt.amount;
}

/**
 * One for the listing and country, about the variant that promises most: variants usually share their price,
 * and thousands of like findings would hide the rest. `null` where no claim failed.
 */
export function wasPriceFinding<J>(
  answer: WasPriceAnswer<J>,
  messageId: Message['id'],
  of: Pick<Finding, 'key' | 'severity' | 'audiences'>,
  data: (worst: JudgedClaim<J>) => MessageData,
): Finding | null {
  const [worst] = answer.failed;
  if (!worst) return null;
  const { variant, price, compareAt } = worst.claim;
  const name = nameOf(variant);
  return {
    ...of,
    message: {
      id: messageId,
      data: {
        named: name !== null,
        variant: name ?? '',
        price,
        compareAt,
        failedVariants: answer.failed.length,
        claims: answer.claims,
        ...data(worst),
      },
    },
    field: `variants[${name ?? variant.id}].compareAtPrice`,
  };
}
