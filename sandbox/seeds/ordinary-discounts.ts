import type { DiscountRecord } from '../store/discounts';
import type { SandboxStore } from '../store/sandbox-store';

/** What real stores have beside any promotion; codes of one use as many as are asked for. */
export function addOrdinaryDiscounts(
  store: SandboxStore,
  { loyaltyCodes }: { loyaltyCodes: number },
): void {
  const startsAt = '2026-01-01T05:00:00Z';
  const add = (title: string, change: Partial<DiscountRecord>) => {
    const id = store.ids.next();
    store.saveDiscount({
      kind: 'DiscountAutomaticBasic',
      id,
      title,
      code: change.kind?.startsWith('DiscountCode') ? { id: store.ids.next(), text: title } : null,
      startsAt,
      endsAt: null,
      createdAt: startsAt,
      updatedAt: store.now(),
      tags: [],
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      value: null,
      items: 'all',
      minimum: null,
      markets: 'all',
      usageLimit: null,
      appliesOncePerCustomer: false,
      ...change,
    });
  };
  add('WELCOME10', {
    kind: 'DiscountCodeBasic',
    value: { percentage: 0.1 },
    appliesOncePerCustomer: true,
  });
  add('Ten off 500', {
    value: { amountCents: 1_000, appliesOnEachItem: false },
    minimum: { subtotalCents: 50_000 },
  });
  add('A dozen saves 10%', { value: { percentage: 0.1 }, minimum: { quantity: '12' } });
  add('Free shipping over 75', { kind: 'DiscountAutomaticFreeShipping' });
  add('SHIPFREE', { kind: 'DiscountCodeFreeShipping' });
  add('Buy two mugs, get one', { kind: 'DiscountAutomaticBxgy' });
  add('BOGO', { kind: 'DiscountCodeBxgy' });
  add('Bundles', { kind: 'DiscountAutomaticApp' });
  add('VIPGIFT', { kind: 'DiscountCodeApp' });
  for (let number = 1; number <= loyaltyCodes; number += 1) {
    add(`LOYAL-${number}`, {
      kind: 'DiscountCodeBasic',
      value: { amountCents: 500, appliesOnEachItem: false },
      usageLimit: 1,
      appliesOncePerCustomer: true,
    });
  }
}
