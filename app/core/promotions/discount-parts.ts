import type { Money } from '../listing/money';
import {
  isSale,
  type CombiningRules,
  type PromotionPlan,
  type PromotionTrigger,
} from './promotion';
import { isLookedUp, itemsKindOf, type Scope } from './scope';
import { termsByBuyers, type BuyerTerms } from './terms';

/** What one of Shopify's basic discounts is, or is to be. */
export interface DiscountTerms {
  title: string;
  /** ISO 8601 instants, whole seconds, UTC. */
  startsAt: string;
  /** `null`: without end. Discounts of ours always have one. */
  endsAt: string | null;
  value: DiscountValue;
  trigger: PromotionTrigger;
  items: DiscountItems;
  buyers: DiscountBuyers;
  combinesWith: CombiningRules;
  /** What else is asked of a buyer, such as a minimum; discounts of ours ask nothing. */
  conditions: string[];
}

export type DiscountValue =
  /** Above 0, at most 100. */
  | { kind: 'percentage'; percent: number }
  /** `onEachItem` false: once for an order. */
  | { kind: 'amount'; off: Money; onEachItem: boolean };

/** Shopify's global ids, without order. */
export type DiscountItems =
  | { kind: 'all' }
  | { kind: 'listings'; listingIds: string[]; variants: { id: string; listingId: string }[] }
  | { kind: 'collections'; collectionIds: string[] };

export type DiscountBuyers =
  | { kind: 'all' }
  | { kind: 'markets'; marketIds: string[] }
  /** Chosen customers or segments: never of our making. */
  | { kind: 'chosen' };

/** Products, variants or collections that one discount takes; reported by developers, not documented by Shopify. */
export const MAX_ENTRIES_PER_DISCOUNT = 100;

/** Automatic discounts of a store that may be active at one instant, those made elsewhere included. */
export const MAX_AUTOMATIC_DISCOUNTS = 25;

/**
 * Listings or collections that discounts of the plan name, each once, in the order of their ids; none where it is on all
 * products. `lookedUp`: the listings of a plan whose listings are looked up, as far as they were.
 */
export function entriesOf(plan: Scope, lookedUp: readonly string[] = []): string[] {
  const { selection } = plan;
  if (isLookedUp(plan)) return inOrder(lookedUp);
  if (selection.kind === 'all') return [];
  return inOrder(selection.kind === 'listings' ? selection.listingIds : selection.collectionIds);
}

function inOrder(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(byNumber);
}

/** A code belongs to one discount, so that a promotion with a code cannot be split. */
export function hasTooManyEntries(plan: Scope, lookedUp?: readonly string[]): boolean {
  return (
    plan.trigger.kind === 'code' && entriesOf(plan, lookedUp).length > MAX_ENTRIES_PER_DISCOUNT
  );
}

/** How many of Shopify's discounts a plan becomes. */
export function discountsNeeded(
  plan: Scope & Pick<PromotionPlan, 'kind'>,
  lookedUp: number | null = null,
): number {
  // Sale prices are written, and take no discount.
  if (isSale(plan)) return 0;
  const entries = isLookedUp(plan) ? (lookedUp ?? 0) : entriesOf(plan).length;
  const ofEach = itemsKindOf(plan) === 'all' ? 1 : Math.ceil(entries / MAX_ENTRIES_PER_DISCOUNT);
  return ofEach * termsByBuyers(plan).length;
}

/** What some of a plan's buyers get, through which markets, and what it is called for them. */
export interface DiscountGroup {
  terms: BuyerTerms;
  /** `null`: all buyers. */
  marketIds: string[] | null;
  title: string;
}

/** What scheduling a plan will make, for the confirmation before it. */
export interface DiscountsDescription {
  /** `entries`: listings or collections that it names; none where it is on all products. */
  discounts: { title: string; items: DiscountItems['kind']; entries: number; terms: BuyerTerms }[];
  /**
   * True where the parts of a split promotion have to combine with product discounts although the plan does not
   * ask for it: else a buyer of listings from two parts would get one part's discount alone.
   */
  combinesMoreThanPlanned: boolean;
}

export function describeDiscounts(
  plan: PromotionPlan,
  groups: readonly DiscountGroup[],
  lookedUp: readonly string[],
): DiscountsDescription {
  const byGroup = groups.map((group) =>
    splitIntoDiscounts(plan, group, lookedUp).map(({ title, items }) => ({
      title,
      items: items.kind,
      entries: entriesIn(items).length,
      terms: group.terms,
    })),
  );
  return {
    discounts: byGroup.flat(),
    combinesMoreThanPlanned:
      byGroup.some(({ length }) => length > 1) && !plan.combinesWith.productDiscounts,
  };
}

/** The discounts that a group of a plan becomes: at most 100 entries each, in the order of their ids. */
export function splitIntoDiscounts(
  plan: PromotionPlan,
  group: DiscountGroup,
  lookedUp: readonly string[] = [],
): DiscountTerms[] {
  return redistribute(plan, [], group, lookedUp).flatMap((terms) => terms ?? []);
}

/** A discount that is there: what it names, and whose it is. */
export interface PresentPart {
  entries: readonly string[];
  buyers: DiscountBuyers;
}

/**
 * The same of all groups where some discounts exist. `present` holds each part by position, `null` where one is given up
 * and takes no more; the answer has at least as many positions, `null` where no discount is to be.
 */
export function redistributeAll(
  plan: PromotionPlan,
  present: readonly (PresentPart | null)[],
  groups: readonly DiscountGroup[],
  lookedUp: readonly string[] = [],
): (DiscountTerms | null)[] {
  const owners = present.map((part) => part && groups[closestGroup(part, groups)]);
  const parts: (DiscountTerms | null)[] = present.map(() => null);
  for (const group of groups) {
    const positions = owners.flatMap((owner, position) => (owner === group ? position : []));
    const kept = positions.map((position) => present[position]?.entries ?? null);
    for (const [index, terms] of redistribute(plan, kept, group, lookedUp).entries()) {
      const position = positions[index];
      if (position === undefined) parts.push(terms);
      else parts[position] = terms;
    }
  }
  return parts;
}

/** The one with the most markets in common, so that a discount stays with its buyers; else the first. */
function closestGroup({ buyers }: PresentPart, groups: readonly DiscountGroup[]): number {
  const own = buyers.kind === 'markets' ? buyers.marketIds : [];
  const inCommon = groups.map(
    ({ marketIds }) => marketIds?.filter((id) => own.includes(id)).length ?? 0,
  );
  return inCommon.indexOf(Math.max(...inCommon));
}

/**
 * Of one group: each part keeps its entries, so that none is without its discount while others are changed. `present`
 * holds the entries of each part by position, as in `redistributeAll`.
 */
export function redistribute(
  plan: PromotionPlan,
  present: readonly (readonly string[] | null)[],
  group: DiscountGroup,
  lookedUp: readonly string[] = [],
): (DiscountTerms | null)[] {
  if (isSale(plan)) return present.map(() => null);
  const kind = itemsKindOf(plan);
  if (kind === 'all') return oneOfAll(plan, present, group);
  const wanted = new Set(entriesOf(plan, lookedUp));
  const chunks = present.map((entries) => entries?.filter((entry) => wanted.delete(entry)) ?? null);
  for (const entry of wanted) {
    const withRoom = chunks.find((chunk) => chunk && chunk.length < MAX_ENTRIES_PER_DISCOUNT);
    if (withRoom) withRoom.push(entry);
    else chunks.push([entry]);
  }
  const count = chunks.filter((chunk) => chunk?.length).length;
  let number = 0;
  return chunks.map((chunk) => {
    if (!chunk?.length) return null;
    number += 1;
    const ids = chunk.sort(byNumber);
    return termsOf(plan, group, {
      title: count === 1 ? group.title : `${group.title} (${number}/${count})`,
      items:
        kind === 'listings'
          ? { kind, listingIds: ids, variants: [] }
          : { kind, collectionIds: ids },
      isSplit: count > 1,
    });
  });
}

/** On all products: one discount, which is the first of those that are there. */
function oneOfAll(
  plan: PromotionPlan,
  present: readonly (readonly string[] | null)[],
  group: DiscountGroup,
): (DiscountTerms | null)[] {
  const terms = termsOf(plan, group, {
    title: group.title,
    items: { kind: 'all' },
    isSplit: false,
  });
  const kept = present.findIndex((entries) => entries !== null);
  return kept === -1
    ? [...present.map(() => null), terms]
    : present.map((_, position) => (position === kept ? terms : null));
}

function termsOf(
  { startsAt, endsAt, combinesWith }: PromotionPlan,
  { terms: { discount, trigger }, marketIds }: DiscountGroup,
  { title, items, isSplit }: Pick<DiscountTerms, 'title' | 'items'> & { isSplit: boolean },
): DiscountTerms {
  return {
    title,
    startsAt,
    endsAt,
    value: discount.kind === 'amount' ? { ...discount, onEachItem: true } : discount,
    trigger,
    items,
    buyers: marketIds === null ? { kind: 'all' } : { kind: 'markets', marketIds },
    combinesWith: {
      ...combinesWith,
      productDiscounts: combinesWith.productDiscounts || isSplit,
    },
    conditions: [],
  };
}

/** What a discount names: products, variants or collections; nothing where it takes all of them. */
export function entriesIn(items: DiscountItems): string[] {
  if (items.kind === 'all') return [];
  if (items.kind === 'collections') return items.collectionIds;
  return [...items.listingIds, ...items.variants.map(({ id }) => id)];
}

export const DISCOUNT_FIELDS = [
  'title',
  'startsAt',
  'endsAt',
  'value',
  'code',
  'items',
  'buyers',
  'combinesWith',
  'conditions',
] as const;
export type DiscountField = (typeof DISCOUNT_FIELDS)[number];

/** In which fields two states of a discount differ. */
export function differingFields(a: DiscountTerms, b: DiscountTerms): DiscountField[] {
  const comparable = [comparableTerms(a), comparableTerms(b)] as const;
  return DISCOUNT_FIELDS.filter((field) => comparable[0][field] !== comparable[1][field]);
}

function comparableTerms(terms: DiscountTerms): Record<DiscountField, string> {
  const { items, buyers, trigger, value, combinesWith } = terms;
  return {
    title: terms.title.trim(),
    startsAt: instantText(terms.startsAt),
    endsAt: terms.endsAt === null ? '' : instantText(terms.endsAt),
    value:
      value.kind === 'percentage'
        ? `${value.percent.toFixed(4)} %`
        : `${value.off.amount.toFixed(4)} ${value.off.currency} ${value.onEachItem}`,
    // Shopify takes a code in any case for the same.
    code: trigger.kind === 'code' ? trigger.code.toLowerCase() : '',
    items: `${items.kind} ${entriesIn(items).toSorted().join(' ')}`,
    buyers: buyers.kind === 'markets' ? buyers.marketIds.toSorted().join(' ') : buyers.kind,
    combinesWith: [
      combinesWith.orderDiscounts,
      combinesWith.productDiscounts,
      combinesWith.shippingDiscounts,
    ].join(' '),
    conditions: terms.conditions.toSorted().join(', '),
  };
}

function instantText(instant: string): string {
  return String(Math.floor(Date.parse(instant) / 1000));
}

/** Global ids end in numbers of any size. */
function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
