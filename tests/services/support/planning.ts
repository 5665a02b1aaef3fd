import { expect } from 'vitest';
import { inputOf } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { Database } from '~/db.server';
import { bind, type Bound } from '~/services/bind';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { promotionVerbs } from '~/services/promotions/verbs';
import type { SandboxCollection } from '../../../sandbox/model';
import { valueOf } from '../../support/answers';
import { BY, listingIds, PromotionWorld } from './promotions';

export type PromotionServices = Bound<typeof promotionVerbs>;

/** What `quebec` plans for. */
export const ID = 'gid://shopify/Product/1';

/** A store whose listings have been read, and the services that its pages call. */
export async function openPlanning(
  database: Database,
  listings = 2,
  collections: SandboxCollection[] = [],
) {
  const world = await PromotionWorld.open(database, { listings, collections });
  const { ports, store, shopify } = world;
  await ports.stores.saveFacts(store, await shopify.readStoreFacts());
  await refreshListings(ports, store, listingIds(1, listings));
  return { world, store, ports, services: bind(ports, promotionVerbs) };
}

export const quebec = (world: PromotionWorld, change: Partial<PlanInput> = {}): PlanInput => ({
  ...inputOf(
    world.plan({ audiences: ['QC'], selection: { kind: 'listings', listingIds: [ID] } }),
    'America/Toronto',
  ),
  ...change,
});

/** Goes on for all that stands in a promotion's way, so that only what comes later does. */
export async function goOnWithAll(services: PromotionServices, store: string, id: string) {
  const seen = await services.show(store, id);
  if (!seen) throw new Error('the promotion is gone');
  const asked = { input: seen.input, promotionId: id, page: 0 };
  const { groups } = seen.preview ?? valueOf(await services.preview(store, asked));
  for (const { kind, blocking } of groups) {
    if (blocking === 0) continue;
    const { revision, input } = (await services.show(store, id)) ?? { revision: 0, input: null };
    if (!input) throw new Error('the promotion is gone');
    const request = { promotionId: id, revision, by: BY, input, choice: { kind }, reason: 'Known' };
    expect(await services.overrideBlockers(store, request)).toEqual({ done: true });
  }
}

export async function saved(services: PromotionServices, store: string, input: PlanInput) {
  return valueOf(await services.save(store, { input, of: null, by: BY })).promotionId;
}
