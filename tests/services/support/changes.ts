import type { Database } from '~/db.server';
import type { Listing } from '~/core/listing/listing';
import type { ShopifyStore } from '~/services/ports';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import type { TextToSave } from '~/services/changes/views';
import type { SeedProduct } from '../../../sandbox/seed-product';
import { gid } from '../../../sandbox/store/ids';
import type { SettableClock } from '../../../sandbox/store/clock';
import type { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { contentDigest } from '../../../sandbox/store/translations';
import { sampleListing, sandboxedShopify } from '../../shopify/support/sandbox-shop';
import { uniqueStore } from '../../support/database';
import { testPorts, type TestPorts } from './ports';
import { runJob } from './recording-queue';
import { ScriptedShopify } from './scripted-shopify';

export const BY = 'gid://shopify/StaffMember/7';
export const LISTING_ID = 'gid://shopify/Product/1';
const NOW = new Date('2026-11-27T12:00:00Z');

/** A store whose listings are read, to be changed: real database and adapter, the sandbox store, a queue that records. */
export class ChangeWorld {
  private constructor(
    readonly ports: TestPorts,
    readonly store: string,
    readonly shopify: ShopifyStore,
    readonly sandbox: SandboxStore,
    readonly clock: SettableClock,
  ) {}

  static async open(
    database: Database,
    listings: SeedProduct[] = [sampleListing(1)],
  ): Promise<ChangeWorld> {
    const { shopify, sandbox, clock } = await sandboxedShopify(listings, {
      locales: [{ locale: 'fr', published: true }],
    });
    clock.set(NOW);
    const ports = {
      ...testPorts(database, new ScriptedShopify()),
      shopify: () => Promise.resolve(shopify),
      now: () => clock.now(),
    };
    const store = uniqueStore('changes');
    await ports.stores.install(store, NOW);
    await ports.stores.saveFacts(store, await shopify.readStoreFacts());
    const world = new ChangeWorld(ports, store, shopify, sandbox, clock);
    await world.read(sandbox.catalogue.all().map(({ id }) => gid('Product', id)));
    return world;
  }

  async read(ids: string[]): Promise<void> {
    await refreshListings(this.ports, this.store, ids);
  }

  /** Of the first listing, as the page hands it over. */
  text(key: string, french: string, source: string, shownFrench = ''): TextToSave {
    return {
      resourceId: LISTING_ID,
      key,
      french,
      shownFrench,
      sourceDigest: contentDigest(source),
    };
  }

  /** As the sandbox store has it. */
  french(key = 'title', resourceId = LISTING_ID): string | null {
    const text = this.sandbox.translations.of(resourceId).find((each) => each.key === key);
    return text?.value ?? null;
  }

  /** Somebody else writes French. */
  edit(french: string, key = 'title'): void {
    this.sandbox.registerTranslation(LISTING_ID, {
      key,
      locale: 'fr',
      value: french,
    });
  }

  async history() {
    return (await this.ports.changes.page(this.store, { limit: 100 })).changes;
  }

  async listing(): Promise<Listing | undefined> {
    return (await this.ports.listings.find(this.store, LISTING_ID))?.listing;
  }

  /** Does what is queued, as if all waits were over. */
  async run(): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      const jobs = this.ports.queue.take();
      if (jobs.length === 0) return;
      this.clock.advance(Math.max(...jobs.map(({ delaySeconds = 0 }) => delaySeconds)) * 1000 + 1);
      for (const job of jobs) await runJob(job, this.ports);
    }
    throw new Error('the queue does not come to an end');
  }
}
