import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { listingIds, PromotionWorld } from '../services/support/promotions';
import { bundleProcess } from '../support/bundle-process';
import { testDatabase } from '../support/database';
import { serveShopify } from './support/shopify-server';
import type { PromotionOrders } from './support/promotion-process';

const database = await testDatabase();
const world = await PromotionWorld.open(database, { listings: 120 });
const shopify = await serveShopify(world.sandbox);

/** Started ahead, so that they load while others work. */
const waiting: ChildProcess[] = [];
const AHEAD = 2;

/** Dozens of processes load it, and none of them is to spend its time on compiling. */
const bundle = await bundleProcess(resolve(import.meta.dirname, 'support/promotion-process.ts'));
afterAll(bundle.remove);

function startProcess(): ChildProcess {
  return fork(bundle.file, [], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

afterAll(() => {
  for (const child of waiting) child.kill('SIGKILL');
  shopify.close();
});

const said = z.object({ calls: z.number().optional(), error: z.string().optional() });

/** Calls that it made; `null`: it was killed. */
async function inAnotherProcess(orders: Partial<PromotionOrders>): Promise<number | null> {
  // The next process does not come at once; Shopify's rate limit has recovered, too.
  world.clock.advance(3 * 60_000);
  while (waiting.length <= AHEAD) waiting.push(startProcess());
  const child = waiting.shift();
  if (!child) throw new Error('no process');
  await ready(child);
  const heard: z.output<typeof said>[] = [];
  child.on('message', (message) => heard.push(said.parse(message)));
  const gone = once(child, 'exit');
  child.send({
    databaseUrl: database.url,
    shopifyOrigin: shopify.origin,
    store: world.store,
    now: world.clock.now().toISOString(),
    resume: [],
    work: null,
    killedAt: 0,
    ...orders,
  } satisfies PromotionOrders);
  const [, signal] = z.tuple([z.unknown(), z.unknown()]).parse(await gone);
  const error = heard.find((each) => each.error)?.error;
  if (error) throw new Error(error);
  return signal === 'SIGKILL' ? null : (heard.at(-1)?.calls ?? 0);
}

/** Answered at once where it said so before. */
const readiness = new WeakMap<ChildProcess, Promise<unknown>>();
function ready(child: ChildProcess): Promise<unknown> {
  const known = readiness.get(child) ?? once(child, 'message');
  readiness.set(child, known);
  return known;
}

interface Kind {
  verb: 'schedule' | 'cancel';
  count: number;
  plan: (number: number) => Partial<PromotionPlan>;
  discounts: number;
  state: string;
}

const split = { kind: 'listings', listingIds: listingIds(1, 110) } as const;
const withGoneListing = {
  kind: 'listings',
  listingIds: [...listingIds(1, 105), 'gid://shopify/Product/999999'],
} as const;

const KINDS: Kind[] = [
  { verb: 'schedule', count: 5, plan: () => ({}), discounts: 1, state: 'scheduled' },
  {
    verb: 'schedule',
    count: 6,
    plan: () => ({ selection: { ...split, listingIds: [...split.listingIds] } }),
    discounts: 2,
    state: 'scheduled',
  },
  {
    verb: 'schedule',
    count: 2,
    plan: (number) => ({ trigger: { kind: 'code', code: `CODE-${number}` } }),
    discounts: 1,
    state: 'scheduled',
  },
  {
    verb: 'schedule',
    count: 3,
    plan: () => ({
      selection: { ...withGoneListing, listingIds: [...withGoneListing.listingIds] },
    }),
    discounts: 0,
    state: 'failed',
  },
  {
    verb: 'cancel',
    count: 4,
    plan: () => ({ selection: { ...split, listingIds: [...split.listingIds] } }),
    discounts: 0,
    state: 'cancelled',
  },
];

/** A week for each, so that no instant has too many automatic discounts. */
function weekOf(number: number): Pick<PromotionPlan, 'startsAt' | 'endsAt'> {
  const at = (week: number) =>
    new Date(Date.UTC(2028, 0, 1 + 7 * week)).toISOString().replace('.000Z', 'Z');
  return { startsAt: at(number), endsAt: at(number + 1) };
}

it(
  'makes each of 20 promotions once, with a process killed in each',
  { timeout: 300_000 },
  async () => {
    const made: { id: string; kind: Kind }[] = [];
    let killed = 0;
    let left: string[] = [];
    for (const kind of KINDS) {
      const start = async () => {
        const number = made.length;
        const change = { name: `Promotion ${number}`, ...weekOf(number), ...kind.plan(number) };
        const { id } =
          kind.verb === 'cancel' ? await world.scheduled(change) : await world.draft(change);
        made.push({ id, kind });
        return { id, verb: kind.verb };
      };
      // The first one goes through, and tells how many steps there are.
      const steps = await inAnotherProcess({ resume: left, work: await start() });
      left = [];
      if (steps === null) throw new Error('was killed');
      for (let index = 1; index < kind.count; index += 1) {
        // Spread over all steps after the request was recorded.
        const killedAt = 4 + Math.floor(((steps - 4) * (index - 1)) / (kind.count - 1));
        const work = await start();
        if ((await inAnotherProcess({ resume: left, work, killedAt })) === null) killed += 1;
        left = [work.id];
      }
    }
    await inAnotherProcess({ resume: left });
    expect(made).toHaveLength(20);
    expect(killed).toBe(20 - KINDS.length);

    for (const { id, kind } of made) {
      const promotion = await world.find(id);
      expect(promotion.state).toBe(kind.state);
      expect(promotion.parts).toHaveLength(kind.discounts);
      if (kind.state === 'scheduled') await world.expectInStep(id);
      expect(await world.kinds(id)).not.toContain('duplicateRemoved');
    }
    const expected = made.reduce((sum, { kind }) => sum + kind.discounts, 0);
    expect(world.ours()).toHaveLength(expected);
    expect(world.sandbox.discounts.size).toBe(expected);
  },
);
