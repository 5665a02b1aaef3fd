import {
  differingFields,
  type DiscountField,
  type DiscountItems,
  type DiscountTerms,
} from '~/core/promotions/discount-parts';
import type {
  DiscountAutomaticBasicInput,
  DiscountCodeBasicInput,
  DiscountContextInput,
  DiscountItemsInput,
} from './generated/documents.generated';

type BasicInput = Omit<DiscountAutomaticBasicInput, 'recurringCycleLimit'>;

export function createInput(terms: DiscountTerms, marker: string): BasicInput {
  return {
    title: terms.title,
    startsAt: terms.startsAt,
    endsAt: terms.endsAt,
    combinesWith: terms.combinesWith,
    context: contextInput(null, terms),
    customerGets: { value: valueInput(terms), items: itemsInput(null, terms.items) },
    tags: [marker],
  };
}

/** What has to change, and no more: a field that is left out stays as it is. */
export function updateInput(
  from: DiscountTerms,
  to: DiscountTerms,
): BasicInput & Pick<DiscountCodeBasicInput, 'code' | 'usageLimit' | 'appliesOncePerCustomer'> {
  const differing = new Set<DiscountField>(differingFields(from, to));
  const gets = {
    ...(differing.has('value') && { value: valueInput(to) }),
    ...(differing.has('items') && { items: itemsInput(from.items, to.items) }),
  };
  return {
    ...(differing.has('title') && { title: to.title }),
    // Together: each is checked against the other.
    ...((differing.has('startsAt') || differing.has('endsAt')) && {
      startsAt: to.startsAt,
      endsAt: to.endsAt,
    }),
    ...(differing.has('code') && to.trigger.kind === 'code' && { code: to.trigger.code }),
    ...(differing.has('combinesWith') && { combinesWith: to.combinesWith }),
    ...(differing.has('buyers') && { context: contextInput(from, to) }),
    ...(Object.keys(gets).length > 0 && { customerGets: gets }),
    ...(differing.has('conditions') && {
      minimumRequirement: null,
      ...(to.trigger.kind === 'code' && { usageLimit: null, appliesOncePerCustomer: false }),
    }),
  };
}

function valueInput({ value }: DiscountTerms) {
  if (value.kind === 'percentage') {
    return { percentage: Number((value.percent / 100).toFixed(6)) };
  }
  return {
    discountAmount: {
      amount: value.off.amount.toFixed(2),
      appliesOnEachItem: value.onEachItem,
    },
  };
}

function contextInput(from: DiscountTerms | null, { buyers }: DiscountTerms): DiscountContextInput {
  if (buyers.kind !== 'markets') return { all: 'ALL' };
  const present = from?.buyers.kind === 'markets' ? from.buyers.marketIds : [];
  const { add, remove } = changes(present, buyers.marketIds);
  return { markets: { add, ...(remove.length > 0 && { remove }) } };
}

function itemsInput(from: DiscountItems | null, to: DiscountItems): DiscountItemsInput {
  if (to.kind === 'all') return { all: true };
  if (to.kind === 'collections') {
    const present = from?.kind === 'collections' ? from.collectionIds : [];
    const { add, remove } = changes(present, to.collectionIds);
    return { collections: { add, ...(remove.length > 0 && { remove }) } };
  }
  const present = from?.kind === 'listings' ? from : { listingIds: [], variants: [] };
  const products = changes(present.listingIds, to.listingIds);
  const ids = (variants: { id: string }[]) => variants.map(({ id }) => id);
  const variants = changes(ids(present.variants), ids(to.variants));
  return {
    products: {
      productsToAdd: products.add,
      ...(products.remove.length > 0 && { productsToRemove: products.remove }),
      ...(variants.add.length > 0 && { productVariantsToAdd: variants.add }),
      ...(variants.remove.length > 0 && { productVariantsToRemove: variants.remove }),
    },
  };
}

function changes(from: string[], to: string[]): { add: string[]; remove: string[] } {
  return {
    add: to.filter((id) => !from.includes(id)),
    remove: from.filter((id) => !to.includes(id)),
  };
}
