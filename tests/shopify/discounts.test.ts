import { describe, expect, it } from 'vitest';
import type { DiscountTerms } from '~/core/promotions/discount-parts';
import { discountGid, type DiscountRecord } from '../../sandbox/store/discounts';
import { valueOf } from '../support/answers';
import { allOf } from './support/all-discounts';
import { sampleListing, sampleVariant, sandboxedShopify } from './support/sandbox-shop';

const NOW = '2026-11-22T12:00:00Z';

const terms: DiscountTerms = {
  title: 'Noël',
  startsAt: '2026-12-01T05:00:00Z',
  endsAt: '2026-12-27T05:00:00Z',
  value: { kind: 'percentage', percent: 12.5 },
  trigger: { kind: 'automatic' },
  items: { kind: 'listings', listingIds: ['gid://shopify/Product/1'], variants: [] },
  buyers: { kind: 'all' },
  combinesWith: { orderDiscounts: true, productDiscounts: false, shippingDiscounts: true },
  conditions: [],
};

/** As a merchant, or another app, has made it. */
function foreign(change: Partial<DiscountRecord> & { id: string }): DiscountRecord {
  return {
    kind: 'DiscountAutomaticBasic',
    title: 'Theirs',
    code: null,
    startsAt: NOW,
    endsAt: null,
    createdAt: NOW,
    updatedAt: NOW,
    tags: ['vip'],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    value: { percentage: 0.1 },
    items: 'all',
    minimum: null,
    markets: 'all',
    usageLimit: null,
    appliesOncePerCustomer: false,
    ...change,
  };
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) => sampleListing(index + 1));
}

describe('discounts in Shopify', () => {
  it('come back as they were made', async () => {
    const { shopify } = await sandboxedShopify(many(2));
    const { discounts } = shopify;
    const id = valueOf(
      await discounts.create(terms, { marker: 'borealist-1', sendWithinMs: 30_000 }),
    );
    expect(await discounts.find(id)).toEqual({
      id,
      title: 'Noël',
      method: 'automatic',
      kind: 'basic',
      status: 'scheduled',
      startsAt: terms.startsAt,
      endsAt: terms.endsAt,
      createdAt: NOW,
      tags: ['borealist-1'],
      terms,
    });
    const code: DiscountTerms = {
      ...terms,
      trigger: { kind: 'code', code: 'NOEL' },
      value: { kind: 'amount', off: { amount: 4.05, currency: 'USD' }, onEachItem: true },
    };
    const codeId = valueOf(
      await discounts.create(code, { marker: 'borealist-2', sendWithinMs: 30_000 }),
    );
    expect(await discounts.find(codeId)).toMatchObject({ method: 'code', terms: code });
    expect(await discounts.findByMarker('borealist-1', terms.trigger)).toMatchObject([{ id }]);
    expect(await discounts.findByMarker('borealist-2', code.trigger)).toMatchObject([
      { id: codeId },
    ]);
    // A code that somebody else uses is not ours.
    expect(await discounts.findByMarker('borealist-3', code.trigger)).toEqual([]);
  });

  it('are listed with all they name, whoever made them', async () => {
    const variants = Array.from({ length: 120 }, (_, index) => sampleVariant(`9${index}`));
    const { shopify, sandbox, costs } = await sandboxedShopify([
      ...many(230),
      sampleListing(1000, { variants }),
    ]);
    const products = Array.from({ length: 230 }, (_, index) => String(index + 1));
    sandbox.saveDiscount(
      foreign({
        id: '1',
        items: { products, variants: variants.map(({ id }) => id.split('/').at(-1) ?? '') },
        minimum: { subtotalCents: 5_000 },
      }),
    );
    sandbox.saveDiscount(
      foreign({
        id: '2',
        kind: 'DiscountCodeBasic',
        code: { id: '3', text: 'VIP' },
        usageLimit: 5,
        appliesOncePerCustomer: true,
        startsAt: '2026-11-23T00:00:00Z',
      }),
    );
    sandbox.saveDiscount(
      foreign({ id: '4', endsAt: '2026-11-22T11:59:59Z', startsAt: '2026-01-01T00:00:00Z' }),
    );
    for (let number = 10; number < 40; number += 1) {
      sandbox.saveDiscount(
        foreign({
          id: String(number),
          kind: 'DiscountCodeBasic',
          code: { id: `9${number}`, text: `C${number}` },
          startsAt: '2026-12-01T00:00:00Z',
        }),
      );
    }
    const listed = await allOf(shopify, { kind: 'open' });
    expect(listed).toHaveLength(32);
    const [whole, code] = listed;
    const items = whole?.terms?.items;
    expect(items?.kind === 'listings' && items.listingIds).toHaveLength(230);
    expect(items?.kind === 'listings' && items.variants).toHaveLength(120);
    expect(items?.kind === 'listings' && items.variants.at(-1)?.listingId).toBe(
      'gid://shopify/Product/1000',
    );
    expect(whole?.terms?.conditions).toEqual(['minimumSubtotal 50.0 USD']);
    expect(code).toMatchObject({
      method: 'code',
      status: 'scheduled',
      terms: { items: { kind: 'all' }, conditions: ['usageLimit 5', 'oncePerCustomer'] },
    });
    expect(Math.max(...costs.values())).toBeLessThan(500);
  });

  it('are changed field by field', async () => {
    const { shopify, sandbox } = await sandboxedShopify(many(3));
    const id = valueOf(
      await shopify.discounts.create(terms, { marker: 'm', sendWithinMs: 30_000 }),
    );
    const to: DiscountTerms = {
      ...terms,
      title: 'Temps des Fêtes',
      endsAt: '2026-12-31T05:00:00Z',
      items: { kind: 'listings', listingIds: ['gid://shopify/Product/3'], variants: [] },
      buyers: {
        kind: 'markets',
        marketIds: sandbox.markets.map((market) => `gid://shopify/Market/${market.id}`),
      },
    };
    await shopify.discounts.update(id, terms, to);
    await shopify.discounts.update(id, terms, to);
    expect((await shopify.discounts.find(id))?.terms).toEqual(to);
    await shopify.discounts.update(id, to, terms);
    expect((await shopify.discounts.find(id))?.terms).toEqual(terms);
  });

  it('are ended and deleted once; a second time nothing happens', async () => {
    const { shopify, sandbox } = await sandboxedShopify(many(1));
    for (const trigger of [terms.trigger, { kind: 'code', code: 'X' } as const]) {
      const id = valueOf(
        await shopify.discounts.create(
          { ...terms, trigger, startsAt: NOW },
          { marker: 'm', sendWithinMs: 30_000 },
        ),
      );
      await shopify.discounts.deactivate(id);
      await shopify.discounts.deactivate(id);
      expect(await shopify.discounts.find(id)).toMatchObject({ status: 'expired', endsAt: NOW });
      await shopify.discounts.delete(id);
      await shopify.discounts.delete(id);
      await shopify.discounts.deactivate(id);
      expect(await shopify.discounts.find(id)).toBeNull();
    }
    expect(sandbox.discounts.size).toBe(0);
  });

  it('are not made when the call could not be sent in time', async () => {
    const { shopify, sandbox } = await sandboxedShopify(many(1));
    sandbox.faults.failRequests({ kind: 'http', status: 429, retryAfterSeconds: 45 });
    const options = { marker: 'm', sendWithinMs: 30_000 };
    await expect(shopify.discounts.create(terms, options)).rejects.toMatchObject({
      kind: 'throttled',
    });
    expect(sandbox.discounts.size).toBe(0);
  });

  it('are announced by id', async () => {
    const { sandbox } = await sandboxedShopify([]);
    const events: string[] = [];
    sandbox.on(({ topic, payload }) => events.push(`${topic} ${payload}`));
    const discount = foreign({ id: '77' });
    sandbox.saveDiscount(discount);
    sandbox.saveDiscount(discount);
    sandbox.deleteDiscount(discount);
    expect(events.map((event) => event.split(' ')[0])).toEqual([
      'discounts/create',
      'discounts/update',
      'discounts/delete',
    ]);
    expect(events.every((event) => event.includes(discountGid(discount)))).toBe(true);
  });
});
