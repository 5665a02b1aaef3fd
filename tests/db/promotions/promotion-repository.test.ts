import { beforeEach, describe, expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import type { DiscountTerms } from '~/core/promotions/discount-parts';
import { splitIntoDiscounts } from '~/core/promotions/discount-parts';
import { termsByBuyers } from '~/core/promotions/terms';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { NewPromotionEvent, Promotion } from '~/services/promotions/ports';
import { testDatabase, uniqueStore } from '../../support/database';

const database = await testDatabase();
const { stores, promotions } = createRepositories(database);

const AT = new Date('2027-06-01T12:00:00Z');
const LATER = new Date('2027-06-02T12:00:00Z');
const PLANNED: NewPromotionEvent = { at: AT, by: 'staff', kind: 'planned', data: {} };

let store: string;
beforeEach(async () => {
  store = uniqueStore('promotions');
  await stores.install(store, AT);
});

function plan(change: Partial<PromotionPlan> = {}): PromotionPlan {
  return {
    name: 'Rentrée \u0000 “scolaire”',
    audiences: ['CA', 'QC'],
    reach: 'markets',
    selection: { kind: 'listings', listingIds: ['gid://shopify/Product/9007199254740993'] },
    discount: { kind: 'amount', off: { amount: 4.05, currency: 'CAD' } },
    trigger: { kind: 'code', code: 'ÉCOLE' },
    startsAt: '2027-08-15T04:00:00Z',
    endsAt: '2027-09-11T04:00:00Z',
    combinesWith: { orderDiscounts: true, productDiscounts: false, shippingDiscounts: true },
    ...change,
  };
}

function termsOf(change: Partial<PromotionPlan> = {}): DiscountTerms {
  const planned = plan({ name: 'Rentrée', ...change });
  const [terms] = splitIntoDiscounts(planned, {
    terms: termsByBuyers(planned)[0],
    marketIds: ['gid://shopify/Market/1'],
    title: planned.name,
  });
  if (!terms) throw new Error('no discount');
  return terms;
}

async function changed(promotion: Promotion, ...rest: [Parameters<typeof promotions.change>[3]]) {
  const after = await promotions.change(store, promotion.id, promotion.revision, rest[0], LATER);
  if (!after) throw new Error('was changed meanwhile');
  return after;
}

async function scheduled(change: Partial<PromotionPlan> = {}, part = 'm'): Promise<Promotion> {
  return changed(await promotions.createDraft(store, plan(change), PLANNED), {
    state: 'scheduled',
    parts: [
      {
        position: 0,
        marker: `${store} ${part}`,
        wanted: termsOf(change),
        discountId: `gid://${part}`,
      },
    ],
  });
}

describe('a promotion', () => {
  it('is kept as planned, but for what PostgreSQL cannot store', async () => {
    const version = await stores.version(store);
    const draft = await promotions.createDraft(store, plan(), PLANNED);
    expect(draft).toEqual({
      id: draft.id,
      plan: plan({ name: 'Rentrée  “scolaire”' }),
      state: 'draft',
      revision: 1,
      scheduledPlan: null,
      failure: null,
      overrides: [],
      whenNotReady: 'startAnyway',
      standing: null,
      judgedAt: null,
      decidedFor: null,
      waiting: null,
      createdAt: AT,
      updatedAt: AT,
      parts: [],
    });
    expect(await promotions.find(store, draft.id)).toEqual(draft);
    expect(await promotions.events(store, draft.id)).toMatchObject([PLANNED]);
    expect(await stores.version(store)).not.toBe(version);
  });

  it('changes only from the revision that was seen, all or nothing', async () => {
    const draft = await promotions.createDraft(store, plan(), PLANNED);
    const terms = termsOf();
    const failure = { reason: 'promotions.failed.codeTaken', detail: 'Taken.' } as const;
    const override = { blocker: 'overlap', reason: 'Wanted', by: 'staff', at: AT.toISOString() };
    const after = await changed(draft, {
      plan: plan({ name: 'B', endsAt: '2027-09-12T04:00:00Z' }),
      state: 'scheduling',
      scheduledPlan: plan({ name: 'A' }),
      failure,
      overrides: [override],
      parts: [
        { position: 0, marker: `${store} 0`, wanted: terms },
        { position: 1, marker: `${store} 1`, wanted: null },
      ],
      event: { at: LATER, by: null, kind: 'schedulingFailed', data: { failure } },
    });
    expect(after).toMatchObject({
      plan: { name: 'B' },
      scheduledPlan: { name: 'A' },
      state: 'scheduling',
      revision: 2,
      failure,
      overrides: [override],
      updatedAt: LATER,
      parts: [
        { position: 0, wanted: terms, known: null, discountId: null, callingSince: null },
        { position: 1, wanted: null },
      ],
    });
    const stale = { state: 'cancelled', parts: [], event: PLANNED } as const;
    expect(await promotions.change(store, draft.id, 1, { ...stale, parts: [] }, LATER)).toBeNull();
    expect(await promotions.find(store, draft.id)).toEqual(after);
    const cleared = await changed(after, {
      failure: null,
      scheduledPlan: null,
      dropParts: [0],
      parts: [{ position: 1, marker: `${store} 1`, seenAt: LATER }],
    });
    expect(cleared).toMatchObject({
      failure: null,
      scheduledPlan: null,
      parts: [{ position: 1, seenAt: LATER }],
    });
    expect((await promotions.events(store, draft.id)).map(({ kind }) => kind)).toEqual([
      'schedulingFailed',
      'planned',
    ]);
  });

  it('is deleted as a draft, or as one of which nothing was made', async () => {
    const draft = await promotions.createDraft(store, plan(), PLANNED);
    expect(await promotions.deleteDraft(store, draft.id)).toBe(true);
    expect(await promotions.deleteDraft(store, draft.id)).toBe(false);
    const kept = await scheduled();
    expect(await promotions.deleteDraft(store, kept.id)).toBe(false);
    const failed = await changed(kept, { state: 'failed' });
    expect(await promotions.deleteDraft(store, failed.id)).toBe(false);
    await changed(failed, { dropParts: [0] });
    expect(await promotions.deleteDraft(store, failed.id)).toBe(true);
    expect(await promotions.find(store, failed.id)).toBeNull();
  });
});

describe('a part', () => {
  it('is changed by one of two workers', async () => {
    const { id, revision } = await scheduled();
    const open = { position: 0, marker: `${store} m`, callingSince: null };
    const claim = () =>
      promotions.changePart(store, id, open, { callingSince: AT, known: termsOf() });
    expect((await Promise.all([claim(), claim()])).toSorted()).toEqual([false, true]);
    const calling = { ...open, callingSince: AT };
    const event: NewPromotionEvent = {
      at: AT,
      by: null,
      kind: 'changedInShopify',
      data: { gone: true },
    };
    expect(
      await promotions.changePart(store, id, { ...calling, revision: revision - 1 }, {}, event),
    ).toBe(false);
    expect(await promotions.events(store, id)).toHaveLength(1);
    const seen = { terms: null, gone: true, fields: [] };
    expect(
      await promotions.changePart(
        store,
        id,
        { ...calling, revision },
        { callingSince: null, discountId: 'gid://x', seenInShopify: seen, seenAt: AT },
        event,
      ),
    ).toBe(true);
    expect(await promotions.events(store, id)).toMatchObject([event, PLANNED]);
    expect((await promotions.find(store, id))?.parts).toMatchObject([
      { callingSince: null, discountId: 'gid://x', seenInShopify: seen, seenAt: AT },
    ]);
    expect(await promotions.findByDiscount(store, 'gid://x')).toBe(id);
    expect(await promotions.findByDiscount(store, 'gid://y')).toBeNull();
  });
});

describe('lists', () => {
  it('page by start, the latest first, and filter by phase', async () => {
    const at = (day: number) => `2027-07-${String(day).padStart(2, '0')}T04:00:00Z`;
    const make = (name: string, from: number, to: number) =>
      scheduled({ name, startsAt: at(from), endsAt: at(to) }, name);
    await make('ended', 1, 2);
    await make('running', 2, 9);
    await make('ahead', 9, 10);
    await promotions.createDraft(
      store,
      plan({ name: 'draft', startsAt: at(3), endsAt: at(4) }),
      PLANNED,
    );
    const now = new Date(at(2));
    const names: string[][] = [];
    let after: string | null = null;
    do {
      const page = await promotions.page(store, { now, limit: 3, after });
      names.push(page.promotions.map((promotion) => promotion.plan.name));
      after = page.cursor;
    } while (after !== null);
    expect(names).toEqual([['ahead', 'draft', 'running'], ['ended']]);
    for (const phase of ['scheduled', 'running', 'ended', 'draft'] as const) {
      const page = await promotions.page(store, { now, limit: 3, phases: [phase] });
      expect(page.promotions.map((promotion) => promotion.plan.name)).toEqual([
        phase === 'scheduled' ? 'ahead' : phase,
      ]);
    }
    const first = await promotions.page(store, { now, limit: 9, after: 'nonsense' });
    expect(first.promotions).toHaveLength(4);
    expect(first.promotions[0]).toMatchObject({ discounts: 1, changedInShopify: 0 });
    const within = await promotions.within(store, { from: new Date(at(2)), to: new Date(at(9)) });
    expect(within.map((promotion) => promotion.plan.name)).toEqual(['running']);
  });

  it('tell what is to be looked at', async () => {
    const kept = await scheduled({}, 'a');
    const under = await changed(await scheduled({}, 'b'), { state: 'scheduling' });
    const cancelling = await changed(await scheduled({}, 'c'), { state: 'cancelling' });
    await scheduled({ startsAt: '2027-01-01T00:00:00Z', endsAt: '2027-01-02T00:00:00Z' }, 'd');
    await changed(await scheduled({}, 'e'), { state: 'cancelled' });
    expect(await promotions.toReconcile(store, AT)).toEqual({
      underWay: [under.id, cancelling.id].toSorted(),
      scheduled: [kept.id],
    });
  });
});

it('remembers whether the store has discounts by market', async () => {
  expect(await promotions.marketSupport(store)).toBeNull();
  await promotions.saveMarketSupport(store, { supported: false, at: AT });
  expect(await promotions.marketSupport(store)).toEqual({ supported: false, at: AT });
  await promotions.saveMarketSupport(store, null);
  expect(await promotions.marketSupport(store)).toBeNull();
});

describe('another store', () => {
  it('reaches nothing of this one', async () => {
    const theirs = await scheduled();
    const { id, revision } = theirs;
    const events = await promotions.events(store, id);
    const mine = uniqueStore('mine');
    await stores.install(mine, AT);
    const all = { now: AT, limit: 9 };
    const window = { from: new Date(0), to: new Date('2100-01-01') };
    expect(await promotions.find(mine, id)).toBeNull();
    expect(await promotions.events(mine, id)).toEqual([]);
    expect(await promotions.page(mine, all)).toEqual({ promotions: [], cursor: null });
    expect(await promotions.within(mine, window)).toEqual([]);
    expect(await promotions.toReconcile(mine, AT)).toEqual({ underWay: [], scheduled: [] });
    expect(await promotions.findByDiscount(mine, 'gid://m')).toBeNull();
    expect(await promotions.change(mine, id, revision, { state: 'cancelled' }, AT)).toBeNull();
    const part = { position: 0, marker: `${store} m`, callingSince: null };
    expect(await promotions.changePart(mine, id, part, { discountId: null })).toBe(false);
    expect(await promotions.deleteDraft(mine, id)).toBe(false);
    await expect(promotions.appendEvent(mine, id, PLANNED)).rejects.toThrow();
    await promotions.saveMarketSupport(mine, { supported: true, at: AT });
    expect(await promotions.find(store, id)).toEqual(theirs);
    expect(await promotions.events(store, id)).toEqual(events);
    expect(await promotions.marketSupport(store)).toBeNull();
  });

  it('keeps its own when this one is erased', async () => {
    const { id } = await scheduled();
    const mine = uniqueStore('mine');
    await stores.install(mine, AT);
    const kept = await promotions.createDraft(mine, plan(), PLANNED);
    await stores.erase(store, LATER);
    expect(await promotions.find(store, id)).toBeNull();
    expect(await promotions.events(store, id)).toEqual([]);
    expect(await promotions.find(mine, kept.id)).toEqual(kept);
  });
});
