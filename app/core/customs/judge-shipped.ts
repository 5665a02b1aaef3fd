import type { ListingFacts } from '../audit/facts';
import type { Finding, Message, MessageData, Outcome } from '../audit/outcome';
import { failOrPass } from '../audit/outcomes';
import { isGoods } from '../listing/goods';
import type { Variant } from '../listing/listing';
import { nameOf } from '../listing/variant-name';

/** What a rule about customs sees in one variant. */
export type Look = 'sound' | 'faulty' | 'notRead';

type ShippedFacts = Pick<ListingFacts, 'listing' | 'variants'>;

/** Why customs have nothing to do with this listing, or cannot be judged for it; `null` where they can. */
export function setAside({ listing, variants }: ShippedFacts): Outcome | null {
  if (!isGoods(listing)) {
    return { outcome: 'notApplicable', reason: { id: 'reason.giftCardNotShipped', data: {} } };
  }
  if (listing.isCombinedListingParent) {
    return { outcome: 'notApplicable', reason: { id: 'reason.combinedListing', data: {} } };
  }
  if (variants.length === 0) {
    return { outcome: 'unknown', reason: { id: 'reason.noVariantsToShip', data: {} } };
  }
  if (!variants.some(isShipped)) {
    if (variants.some(isBundle)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.bundle', data: {} } };
    }
    return { outcome: 'notApplicable', reason: { id: 'reason.nothingShipped', data: {} } };
  }
  return null;
}

/** Variants that are shipped themselves, or may be: some sources do not say. Of a bundle its components are. */
export function isShipped(variant: Variant): boolean {
  return variant.inventory?.requiresShipping !== false && !isBundle(variant);
}

function isBundle({ requiresComponents }: Variant): boolean {
  return requiresComponents === true;
}

/** What a rule about customs looks at, and what it says of what it found. */
export interface ShippedCheck {
  look(variant: Variant): Look;
  findings(faulty: Variant[], shipped: Variant[]): Finding[];
  notRead: Message['id'];
}

/**
 * Judges the variants that are shipped. What is faulty counts only where it is certain that the variant is
 * shipped; else, and where nothing was read, the answer is unknown unless another variant fails.
 */
export function judgeShipped(facts: ShippedFacts, check: ShippedCheck): Outcome {
  const aside = setAside(facts);
  if (aside) return aside;
  const faulty: Variant[] = [];
  let unread = 0;
  let shippingUnread = 0;
  for (const variant of facts.variants) {
    if (!isShipped(variant)) continue;
    const seen = check.look(variant);
    if (seen === 'notRead') unread++;
    else if (seen === 'faulty' && variant.inventory?.requiresShipping !== true) shippingUnread++;
    else if (seen === 'faulty') faulty.push(variant);
  }
  if (faulty.length > 0) {
    return failOrPass(check.findings(faulty, facts.variants.filter(isShipped)));
  }
  if (unread > 0) return { outcome: 'unknown', reason: { id: check.notRead, data: {} } };
  if (shippingUnread > 0) {
    return { outcome: 'unknown', reason: { id: 'reason.shippingNotRead', data: {} } };
  }
  return { outcome: 'pass' };
}

/** Names given with a finding: enough to find them, few enough to read with thousands of variants. */
const EXAMPLES = 3;

/** How many variants share a fault, of how many that are shipped, with the first ones' names. */
export function countOf(faulty: readonly Variant[], shipped: readonly Variant[]): MessageData {
  return {
    all: faulty.length === shipped.length,
    variants: faulty.length,
    of: shipped.length,
    examples: faulty.slice(0, EXAMPLES).map(displayName).join(', '),
    more: Math.max(0, faulty.length - EXAMPLES),
  };
}

/** Where a shared fault is fixed: in the first variant that has it. */
export function fieldOf(faulty: readonly Variant[], property: string): string {
  const [first] = faulty;
  return first ? `variants[${displayName(first)}].${property}` : property;
}

function displayName(variant: Variant): string {
  return nameOf(variant) ?? variant.id;
}
