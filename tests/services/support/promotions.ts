import { expect } from 'vitest';
import type { Database } from '~/db.server';
import { differingFields } from '~/core/promotions/discount-parts';
import { DAY_MS } from '~/core/days/milliseconds';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { Ports, ShopifyStore } from '~/services/ports';
import type { PromotionRequest } from '~/services/promotions/ask';
import { editPromotion } from '~/services/promotions/edit-promotion';
import type { Promotion, PromotionSummary } from '~/services/promotions/ports';
import { readDiscountChanges } from '~/services/promotions/read-discounts';
import { undoEdit } from '~/services/promotions/undo-edit';
import { sweepStarts } from '~/services/promotions/sweep-starts';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import type { SandboxCollection, SandboxShop } from '../../../sandbox/model';
import type { SettableClock } from '../../../sandbox/store/clock';
import type { DiscountRecord } from '../../../sandbox/store/discounts';
import type { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { sampleListing, sandboxedShopify } from '../../shopify/support/sandbox-shop';
import { uniqueStore } from '../../support/database';
import { testPorts, type TestPorts } from './ports';
import { runJob } from './recording-queue';
import { ScriptedShopify } from './scripted-shopify';

export const BY = 'gid://shopify/StaffMember/7';
const NOW = new Date('2027-06-01T12:00:00Z');

/** A store with promotions: real database and adapter, the sandbox store, a queue whose jobs a test runs. */
export class PromotionWorld {
  private constructor(
    readonly ports: TestPorts,
    readonly store: string,
    readonly shopify: ShopifyStore,
    readonly sandbox: SandboxStore,
    readonly clock: SettableClock,
  ) {}

  static async open(
    database: Database,
    options: {
      listings?: number;
      shop?: Partial<SandboxShop>;
      collections?: SandboxCollection[];
    } = {},
  ): Promise<PromotionWorld> {
    const listings = Array.from({ length: options.listings ?? 3 }, (_, index) =>
      sampleListing(index + 1),
    );
    const { shopify, sandbox, clock } = await sandboxedShopify(
      listings,
      options.shop,
      [],
      options.collections,
    );
    clock.set(NOW);
    const ports = {
      ...testPorts(database, new ScriptedShopify()),
      shopify: () => Promise.resolve(shopify),
      now: () => clock.now(),
    };
    const store = uniqueStore('promotions');
    await ports.stores.install(store, NOW);
    await ports.discounts.saveReading(store, { wholeAt: NOW, readAt: NOW });
    return new PromotionWorld(ports, store, shopify, sandbox, clock);
  }

  plan(change: Partial<PromotionPlan> = {}): PromotionPlan {
    return {
      name: 'Back to school',
      audiences: ['US', 'CA'],
      reach: 'allBuyers',
      selection: { kind: 'listings', listingIds: listingIds(1, 2) },
      discount: { kind: 'percentage', percent: 15 },
      trigger: { kind: 'automatic' },
      startsAt: '2027-08-15T04:00:00Z',
      endsAt: '2027-09-11T04:00:00Z',
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
      ...change,
    };
  }

  draft(change: Partial<PromotionPlan> = {}): Promise<Promotion> {
    return this.ports.promotions.createDraft(this.store, this.plan(change), {
      at: this.clock.now(),
      by: BY,
      kind: 'planned',
      data: {},
    });
  }

  async scheduled(change: Partial<PromotionPlan> = {}): Promise<Promotion> {
    const { id, revision } = await this.draft(change);
    await this.schedule(id, revision);
    await this.run();
    return this.find(id);
  }

  async schedule(promotionId: string, revision: number): Promise<void> {
    const request = { promotionId, revision, by: BY };
    expect(await scheduleDiscounts(this.ports, this.store, request)).toMatchObject({
      done: true,
    });
  }

  async find(id: string): Promise<Promotion> {
    const found = await this.ports.promotions.find(this.store, id);
    if (!found) throw new Error('the promotion is gone');
    return found;
  }

  async kinds(id: string): Promise<string[]> {
    const events = await this.ports.promotions.events(this.store, id);
    return events.map(({ kind }) => kind).reverse();
  }

  /** Runs queued jobs when their time has come, moving both clocks on to it. */
  async run(ports: Ports = this.ports): Promise<void> {
    const { queue } = this.ports;
    const due: { at: number; run: () => Promise<void> }[] = [];
    for (;;) {
      for (const job of queue.take()) {
        const at = this.clock.now().getTime() + (job.delaySeconds ?? 0) * 1000;
        due.push({ at, run: () => runJob(job, ports) });
      }
      due.sort((a, b) => a.at - b.at);
      const next = due.shift();
      if (!next) return;
      if (next.at > this.clock.now().getTime()) this.clock.set(new Date(next.at));
      await next.run();
    }
  }

  /** Lets time pass, and has the sweep see to what starts when it is due. */
  async runUntil(until: string): Promise<void> {
    const end = new Date(until).getTime();
    for (;;) {
      const now = this.clock.now().getTime();
      const ahead = await this.ports.promotions.within(this.store, {
        from: new Date(now),
        to: new Date(end + DAY_MS),
      });
      const [next] = ahead
        .flatMap((promotion) => dueAt(promotion) ?? [])
        .filter((at) => at <= end)
        .toSorted((a, b) => a - b);
      if (next === undefined) break;
      if (next > now) this.clock.set(new Date(next));
      await sweepStarts(this.ports);
      // Other tests' stores are theirs.
      this.ports.queue.jobs = this.ports.queue.jobs.filter(
        ({ payload }) => 'store' in payload && payload.store === this.store,
      );
      await this.run();
    }
    if (end > this.clock.now().getTime()) this.clock.set(new Date(end));
  }

  /** As when webhooks told of what changed. */
  readDiscounts(): Promise<void> {
    return readDiscountChanges(this.ports, this.store);
  }

  /** Discounts in Shopify that this app made. */
  ours(): DiscountRecord[] {
    return [...this.sandbox.discounts.values()].filter(({ tags }) =>
      tags.some((tag) => tag.startsWith('borealist-')),
    );
  }

  /** What Shopify holds of a promotion is what the records say, each part once. */
  async expectInStep(id: string): Promise<void> {
    const { parts, state } = await this.find(id);
    expect(state).toBe('scheduled');
    for (const part of parts) {
      expect(part).toMatchObject({ callingSince: null, seenInShopify: null });
      const found = this.ours().filter(({ tags }) => tags.includes(part.marker));
      expect(found).toHaveLength(1);
      const discount = part.discountId && (await this.shopify.discounts.find(part.discountId));
      if (!discount || !discount.terms || !part.wanted || !part.known) {
        throw new Error('a part without its discount');
      }
      expect(discount.tags).toEqual([part.marker]);
      expect(differingFields(discount.terms, part.wanted)).toEqual([]);
      expect(differingFields(part.known, part.wanted)).toEqual([]);
    }
  }
}

function dueAt({ state, plan, decidedFor, waiting, judgedAt }: PromotionSummary): number | null {
  if (state !== 'scheduled') return null;
  const start = Date.parse(plan.startsAt);
  const decision = decidedFor === plan.startsAt.replace('Z', '.000Z') ? [] : [start - 15 * 60_000];
  const look = waiting && judgedAt ? [judgedAt.getTime() + 30 * 60_000] : [];
  const due = [...decision, ...look];
  return due.length > 0 ? Math.min(...due) : null;
}

/** Takes the last edit back, past the gate. */
export function undone(world: PromotionWorld, request: PromotionRequest) {
  const { ports, store } = world;
  return undoEdit(ports, store, request, (plan) =>
    editPromotion(ports, store, { ...request, plan }),
  );
}

/** Global ids of the sandbox's listings. */
export function listingIds(from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `gid://shopify/Product/${from + index}`,
  );
}
