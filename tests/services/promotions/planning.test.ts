import { describe, expect, it } from 'vitest';
import { bind } from '~/services/bind';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import {
  findPlannable,
  readPlanningFacts,
  readShopifyFacts,
} from '~/services/promotions/read-planning-facts';
import { promotionVerbs } from '~/services/promotions/verbs';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { BlockerGroup, JudgedPlan, PlanPreview } from '~/services/promotions/views';
import { judgeStore } from '~/services/audit/judge-store';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { OutsideError } from '~/services/outside-error';
import { valueOf } from '../../support/answers';
import type { DiscountRecord } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { ID, openPlanning, quebec, saved, type PromotionServices } from '../support/planning';
import type { PromotionWorld } from '../support/promotions';
import { discountRecord } from '../support/discounts';
import { runQueue } from '../support/ports';
import { BY, listingIds } from '../support/promotions';

const database = await testDatabase();
const ASKED = 'd4b0a6ad-7b0e-4d0a-8f6d-0c5a3f2a9b11';

async function shown(services: PromotionServices, store: string, id: string) {
  const view = await services.show(store, id);
  if (!view?.preview) throw new Error('no such promotion, or one that is not judged at once');
  return { ...view, preview: view.preview };
}

const group = ({ preview }: { preview: PlanPreview }, kind: string): BlockerGroup => {
  const found = preview.groups.find((each) => each.kind === kind);
  if (!found) throw new Error(`nothing of kind ${kind} stands in the way`);
  return found;
};

async function messagesOf(services: PromotionServices, store: string, input: PlanInput) {
  const answer = await services.preview(store, { input, promotionId: null, page: 0 });
  return valueOf(answer).groups.flatMap(({ items }) => items.map(({ message }) => message.id));
}

/** What the sandbox store's listing lacks for Quebec: its French. */
function addFrench({ sandbox }: PromotionWorld): void {
  const french = { title: 'Sirop d’érable ambré', body_html: '<p>Un sirop ambré du Québec.</p>' };
  for (const [key, value] of Object.entries(french)) {
    sandbox.registerTranslation(ID, { key, locale: 'fr-CA', value, marketId: null });
  }
}

/** Sets aside everything that may be set aside, so that what a test is about stands alone. */
async function setAside(
  services: PromotionServices,
  store: string,
  id: string,
  kept: readonly string[],
) {
  for (const { kind } of (await shown(services, store, id)).preview.groups) {
    if (kept.includes(kind)) continue;
    const { revision, input } = await shown(services, store, id);
    await services.overrideBlockers(store, {
      promotionId: id,
      revision,
      by: BY,
      input,
      choice: { kind },
      reason: 'Not what this is about',
    });
  }
}

describe('a listing without French', () => {
  it('keeps a promotion for Quebec from being scheduled until Shopify has its French', async () => {
    const { world, store, services } = await openPlanning(database);
    const id = await saved(services, store, quebec(world));
    await setAside(services, store, id, ['listing-not-ready']);
    const { revision, preview } = await shown(services, store, id);
    expect(preview.blocking).toBe(1);
    const request = { promotionId: id, revision, by: BY };
    expect(await services.schedule(store, request)).toMatchObject({
      done: false,
      because: { why: 'blocked', blockers: [{ id: 'listing-not-ready', listingId: ID }] },
    });
    expect(await world.kinds(id)).not.toContain('schedulingAsked');
    expect(world.ours()).toEqual([]);

    // Shopify says nothing of French: the gate looks by itself.
    addFrench(world);
    expect(await services.schedule(store, request)).toEqual({ done: true });
    await world.run();
    await world.expectInStep(id);
    expect((await shown(services, store, id)).phase).toBe('scheduled');
  });

  it('does not stand in the way of a promotion for others', async () => {
    const { world, store, services } = await openPlanning(database);
    const id = await saved(services, store, quebec(world, { audiences: ['US'] }));
    const { preview } = await shown(services, store, id);
    const ofFrench = preview.groups
      .flatMap(({ items }) => items)
      .filter(({ message }) => JSON.stringify(message.data['rules'] ?? []).includes('french'));
    expect(ofFrench).toEqual([]);
  });
});

describe('a store whose French is not published', () => {
  it('keeps a promotion for Quebec back, and none for others', async () => {
    const { world, store, services } = await openPlanning(database);
    const reasons = async (id: string) =>
      (await shown(services, store, id)).preview.groups
        .flatMap(({ items }) => items)
        .map(({ message }) => message.id);
    const notPublished = 'promotion.blocker.store-not-ready.frenchNotPublished';
    const facts = await world.shopify.readStoreFacts();
    await world.ports.stores.saveFacts(store, { ...facts, publishedLocales: ['en'] });
    await judgeStore(world.ports, store);
    const id = await saved(services, store, quebec(world));
    expect(group(await shown(services, store, id), 'store-not-ready').blocking).toBe(1);
    expect(await reasons(id)).toContain(notPublished);
    const american = await saved(services, store, quebec(world, { audiences: ['US'] }));
    expect(await reasons(american)).not.toContain(notPublished);

    await world.ports.stores.saveFacts(store, facts);
    await judgeStore(world.ports, store);
    expect(await reasons(id)).not.toContain(notPublished);
  });
});

describe('a decision to go on all the same', () => {
  it('is kept with who, when and why, ends when what it is about changes, and can be taken back', async () => {
    const { world, store, services } = await openPlanning(database);
    const id = await saved(services, store, quebec(world));
    const before = await shown(services, store, id);
    const [reason] = group(before, 'listing-not-ready').items;
    const decide = (choice: { key: string }, revision: number) =>
      services.overrideBlockers(store, {
        promotionId: id,
        revision,
        by: BY,
        input: before.input,
        choice,
        reason: 'The French comes on Monday',
      });
    expect(await decide({ key: reason?.key ?? '' }, before.revision)).toEqual({ done: true });
    const after = await shown(services, store, id);
    expect(group(after, 'listing-not-ready')).toMatchObject({
      blocking: 0,
      overridden: 1,
      items: [
        {
          override: {
            reason: 'The French comes on Monday',
            by: BY,
            at: world.clock.now().toISOString(),
          },
        },
      ],
    });
    expect(after.history[0]).toMatchObject({
      kind: 'overridden',
      by: BY,
      reason: 'The French comes on Monday',
    });
    // Somebody else's page is older than this decision.
    expect(await decide({ key: reason?.key ?? '' }, before.revision)).toEqual({
      done: false,
      because: { why: 'refused', reason: 'promotions.refused.changed' },
    });

    await services.withdrawOverride(store, {
      promotionId: id,
      revision: after.revision,
      by: BY,
      key: reason?.key ?? '',
    });
    expect(group(await shown(services, store, id), 'listing-not-ready').blocking).toBe(1);
    expect(await world.kinds(id)).toEqual(['planned', 'overridden', 'overrideWithdrawn']);

    // Half of the French is there: it is another reason now.
    const withdrawn = await shown(services, store, id);
    await decide({ key: reason?.key ?? '' }, withdrawn.revision);
    world.sandbox.registerTranslation(ID, {
      key: 'title',
      locale: 'fr-CA',
      value: 'Sirop d’érable ambré',
      marketId: null,
    });
    await refreshListings(world.ports, store, [ID]);
    expect(group(await shown(services, store, id), 'listing-not-ready')).toMatchObject({
      blocking: 1,
      overridden: 0,
    });
  });

  it('is refused for what no reason helps against', async () => {
    const { world, store, services } = await openPlanning(database);
    const input = quebec(world, { endsAt: '2027-08-01T00:00' });
    const id = await saved(services, store, input);
    const { revision, preview } = await shown(services, store, id);
    const [reversed] = group({ preview }, 'end-before-start').items;
    expect(reversed).toMatchObject({ overridable: false });
    const request = { promotionId: id, revision, by: BY, input, reason: 'Because' };
    const choice = { key: reversed?.key ?? '' };
    expect(await services.overrideBlockers(store, { ...request, choice })).toEqual({
      done: false,
      because: { why: 'refused', reason: 'promotions.refused.noSuchBlocker' },
    });
    expect(await services.schedule(store, { promotionId: id, revision, by: BY })).toMatchObject({
      done: false,
    });
  });
});

describe('a plan as it is typed', () => {
  it('says each listing’s prices before and during it, page by page', async () => {
    const { world, store, services } = await openPlanning(database, 25);
    const input = quebec(world, {
      listingIds: listingIds(1, 25),
      discountKind: 'amount',
      amountOff: '4',
    });
    const ask = async (page: number) =>
      valueOf(await services.preview(store, { input, promotionId: null, page }));
    const first = await ask(0);
    expect(first).toMatchObject({ page: 0, pages: 2, listings: 25 });
    expect(first.prices).toHaveLength(20);
    const [row] = first.prices;
    const us = row?.US?.before[0].amount ?? 0;
    expect(row?.US?.after[0].amount).toBeCloseTo(us - 4, 2);
    expect(row?.US?.isApproximate).toBe(false);
    // At the rate of today, 1.4.
    expect(row?.CA?.after[0].amount).toBeCloseTo((us - 4) * 1.4, 1);
    expect(row?.CA).toMatchObject({ isApproximate: true, after: [{ currency: 'CAD' }, {}] });
    expect((await ask(1)).prices).toHaveLength(5);
    expect((await ask(99)).page).toBe(1);
  });

  it('is judged by the first of thousands of listings, by all of them when asked and when scheduled', async () => {
    const { world, store, services, ports } = await openPlanning(database);
    // The store knows the last one alone, and that is a listing without French.
    const chosen = [...listingIds(100, 618), ID];
    const input = quebec(world, { listingIds: chosen });
    const kinds = ({ groups }: JudgedPlan) => groups.map(({ kind }) => kind);
    const first = valueOf(await services.preview(store, { input, promotionId: null, page: 0 }));
    expect(first).toMatchObject({ listings: 520, judged: 500 });
    expect(kinds(first)).toContain('listing-missing');
    expect(kinds(first)).not.toContain('listing-not-ready');
    const askAll = async () => {
      const asked = { asked: ASKED, input, promotionId: null };
      return valueOf(await services.judgeWhole(store, asked));
    };
    expect(await askAll()).toEqual({ done: 0, judged: null });
    const told: number[] = [];
    const advance = ports.computations.advance.bind(ports.computations);
    ports.computations.advance = async (...args) => {
      await advance(...args);
      told.push((await askAll()).done);
    };
    await runQueue(ports, ports.queue);
    expect(told).toEqual([250, 500]);
    const all = await askAll();
    expect(all.judged).toMatchObject({ listings: 520, judged: 520 });
    expect(all.judged && kinds(all.judged)).toEqual(
      expect.arrayContaining(['listing-missing', 'listing-not-ready']),
    );
    // It was asked for once.
    expect(ports.queue.jobs).toEqual([]);

    const id = await saved(services, store, input);
    // So much is not judged while the page is being made: it asks by itself.
    expect(await services.show(store, id)).toMatchObject({ preview: null, name: 'Back to school' });
    const { revision = 0 } = (await services.show(store, id)) ?? {};
    const gated = await services.schedule(store, { promotionId: id, revision, by: BY });
    expect(gated).toMatchObject({
      done: false,
      because: {
        why: 'blocked',
        blockers: expect.arrayContaining([
          expect.objectContaining({ id: 'listing-missing' }),
          expect.objectContaining({ id: 'listing-not-ready', listingId: ID }),
        ]) as unknown,
      },
    });
    expect(world.ours()).toEqual([]);
  });

  it('is judged by as many listings as time allows while somebody types', async () => {
    const { world, store, ports } = await openPlanning(database);
    const input = quebec(world, { listingIds: listingIds(1, 120) });
    let nowMs = ports.now().getTime();
    // Each look at the clock finds it 30 ms later.
    const now = () => new Date((nowMs += 30));
    const services = bind({ ...ports, now }, promotionVerbs);
    const preview = valueOf(await services.preview(store, { input, promotionId: null, page: 0 }));
    expect(preview).toMatchObject({ listings: 120, judged: 20 });
  });

  it('names what is wrong, and keeps nothing', async () => {
    const { world, store, services } = await openPlanning(database);
    const input = quebec(world, { name: '', percent: '120' });
    expect(await services.save(store, { input, of: null, by: BY })).toMatchObject({
      done: false,
      because: {
        why: 'invalid',
        errors: { name: { id: 'promotion.error.noName' }, percent: {} },
      },
    });
    expect(await services.preview(store, { input, promotionId: null, page: 0 })).toMatchObject({
      done: false,
      because: { why: 'invalid' },
    });
    expect((await services.list(store, { tab: 'all', after: null })).rows).toEqual([]);
  });

  it('is judged without discounts where they were not read yet, and says so', async () => {
    const { world, store, services } = await openPlanning(database);
    await database.pool.query('DELETE FROM discount_reading WHERE store = $1', [store]);
    expect(await messagesOf(services, store, quebec(world))).toEqual(
      expect.arrayContaining([
        'promotion.blocker.too-many-automatic-discounts.unknown',
        'promotion.blocker.overlap.unknown',
      ]),
    );
    const code = quebec(world, { triggerKind: 'code', code: 'RENTREE' });
    expect(await messagesOf(services, store, code)).toContain(
      'promotion.blocker.code-taken.unknown',
    );
  });

  it('is judged by what was read where Shopify cannot be reached', async () => {
    const { world, store, ports } = await openPlanning(database);
    const sale = discountRecord('81', { title: 'Sale' });
    world.sandbox.discounts.set(sale.id, sale);
    await world.readDiscounts();
    const down = new OutsideError('unavailable', 'down');
    const services = bind({ ...ports, shopify: () => Promise.reject(down) }, promotionVerbs);
    expect(await messagesOf(services, store, quebec(world))).toContain(
      'promotion.blocker.overlap.discount',
    );
  });
});

describe('promotions and discounts of the same store', () => {
  it('meets the other promotion, not itself; and a discount made elsewhere', async () => {
    const { world, store, services } = await openPlanning(database);
    const both = { listingIds: listingIds(1, 2) };
    const first = await saved(services, store, quebec(world, both));
    const { revision } = await shown(services, store, first);
    await world.schedule(first, revision);
    await world.run();
    const overlaps = async (id: string) => {
      const { preview } = await shown(services, store, id);
      return preview.groups.find(({ kind }) => kind === 'overlap')?.items ?? [];
    };
    expect(await overlaps(first)).toEqual([]);
    const second = await saved(services, store, quebec(world, { ...both, name: 'Rentrée' }));
    expect(await overlaps(second)).toMatchObject([
      { message: { id: 'promotion.blocker.overlap.promotion', data: { other: 'Back to school' } } },
      { message: { id: 'promotion.blocker.overlap.promotion' } },
    ]);
    const id = valueOf(
      await world.shopify.discounts.create(
        {
          title: 'Made in the admin',
          startsAt: '2027-08-20T04:00:00Z',
          endsAt: null,
          value: { kind: 'percentage', percent: 5 },
          trigger: { kind: 'automatic' },
          items: { kind: 'listings', listingIds: [ID], variants: [] },
          buyers: { kind: 'all' },
          combinesWith: {
            orderDiscounts: false,
            productDiscounts: false,
            shippingDiscounts: false,
          },
          conditions: [],
        },
        { marker: 'somebody-else', sendWithinMs: 60_000 },
      ),
    );
    expect(id).not.toBe('');
    await world.readDiscounts();
    expect(await overlaps(first)).toMatchObject([
      {
        listing: { id: ID },
        message: {
          id: 'promotion.blocker.overlap.discount',
          data: { other: 'Made in the admin' },
        },
      },
    ]);
  });
});

describe('discounts that ask for something', () => {
  const ordinary: Pick<
    DiscountRecord,
    'title' | 'code' | 'value' | 'minimum' | 'appliesOncePerCustomer' | 'combinesWith'
  >[] = [
    {
      title: 'WELCOME10',
      code: { id: '901', text: 'WELCOME10' },
      value: { percentage: 0.1 },
      minimum: null,
      appliesOncePerCustomer: true,
      combinesWith: { orderDiscounts: false, productDiscounts: true, shippingDiscounts: false },
    },
    {
      title: '$10 off orders over $500',
      code: null,
      value: { amountCents: 1_000, appliesOnEachItem: false },
      minimum: { subtotalCents: 50_000 },
      appliesOncePerCustomer: false,
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    },
    {
      title: '10% from 12 items',
      code: null,
      value: { percentage: 0.1 },
      minimum: { quantity: '12' },
      appliesOncePerCustomer: false,
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    },
  ];

  it('stand in nobody’s way, make no price look lower, and are said once', async () => {
    const { world, store, services } = await openPlanning(database, 60);
    const combinesWith: PlanInput['combinesWith'] = ['orderDiscounts', 'shippingDiscounts'];
    const input = quebec(world, { listingIds: listingIds(1, 60), combinesWith });
    const id = await saved(services, store, input);
    const kindsOf = async () => {
      const { preview } = await shown(services, store, id);
      return preview.groups.map(({ kind, items }) => [kind, items.length]);
    };
    const before = await kindsOf();
    for (const [index, discount] of ordinary.entries()) {
      world.sandbox.discounts.set(`80${index}`, discountRecord(`80${index}`, discount));
    }
    await world.readDiscounts();
    expect((await kindsOf()).filter(([kind]) => kind !== 'overlap')).toEqual(before);
    expect(group(await shown(services, store, id), 'overlap').items).toMatchObject([
      {
        severity: 'notice',
        message: {
          id: 'promotion.blocker.overlap.conditional',
          data: { count: 3, other: '$10 off orders over $500', alike: 1, combining: 1 },
        },
      },
    ]);
  });
});

describe('a promotion that was cancelled', () => {
  it('asked the lower price until then, whatever it was planned to be', async () => {
    const { world, store, ports } = await openPlanning(database);
    const both = { kind: 'listings' as const, listingIds: listingIds(1, 2) };
    const { id } = await world.scheduled({ selection: both, endsAt: '2027-12-31T05:00:00Z' });
    const never = await world.scheduled({
      selection: both,
      startsAt: '2027-12-01T05:00:00Z',
      endsAt: '2027-12-02T05:00:00Z',
    });
    world.clock.set(new Date('2027-11-20T05:00:00Z'));
    for (const promotionId of [id, never.id]) {
      const { revision } = await world.find(promotionId);
      await cancelPromotion(ports, store, { promotionId, revision, by: BY });
      await world.run();
    }
    const record = await findPlannable(ports, store);
    if (!record) throw new Error('nothing is known of the store');
    const next = world.plan({
      selection: both,
      startsAt: '2027-11-27T05:00:00Z',
      endsAt: '2027-11-30T05:00:00Z',
    });
    const inShopify = await readShopifyFacts(ports, store);
    const { facts } = await readPlanningFacts(ports, record, next, { promotion: null, inShopify });
    expect(facts.offers).toMatchObject([
      { id, startsAt: '2027-08-15T04:00:00Z', endsAt: '2027-11-20T05:00:00.000Z' },
    ]);
    // So do its own days for the promotion that it is made into.
    const own = await readPlanningFacts(ports, record, next, {
      promotion: await world.find(id),
      inShopify,
    });
    expect(own.facts.offers).toHaveLength(1);
  });
});

describe('a copy', () => {
  it('is a draft of its own, whole weeks ahead where the original has begun', async () => {
    const { world, store, services } = await openPlanning(database);
    const id = await saved(services, store, quebec(world));
    world.clock.set(new Date('2027-10-30T12:00:00Z'));
    const copy = await services.duplicate(store, {
      promotionId: id,
      name: 'Again',
      kind: 'copy',
      by: BY,
    });
    const { input, phase, history } = await shown(services, store, valueOf(copy).promotionId);
    // Eleven weeks later; clocks go back on 7 November, and its times of the day stay.
    expect(input).toMatchObject({
      name: 'Again',
      startsAt: '2027-10-31T00:00',
      endsAt: '2027-11-27T00:00',
    });
    expect(phase).toBe('draft');
    expect(history).toHaveLength(1);
  });
});
