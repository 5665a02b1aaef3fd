import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import type { ShopifyStore } from '~/services/ports';
import { createLogger } from '~/logger.server';
import { createShopifyStores } from '~/shopify/shopify-stores';
import type { NoteUnknown } from '~/shopify/unknown-values';
import { createAdminEndpoint } from '../../../sandbox/graphql/endpoint';
import { WRITE_SCOPES } from '../../../sandbox/graphql/write-scopes';
import type {
  SandboxCollection,
  SandboxContent,
  SandboxOrder,
  SandboxShop,
} from '../../../sandbox/model';
import type { SeedProduct } from '../../../sandbox/seed-product';
import { SettableClock } from '../../../sandbox/store/clock';
import { answerStagedUpload } from '../../../sandbox/server/staged-upload-route';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { fakeTiming, type FakeTiming } from './fake-timing';

export interface SandboxedShopify {
  shopify: ShopifyStore;
  sandbox: SandboxStore;
  clock: SettableClock;
  timing: FakeTiming;
  /** Points that each operation asked for, at most. */
  costs: Map<string, number>;
  /** Points that are left. */
  left(): number;
}

const SHOP: SandboxShop = {
  domain: 'sandbox.myshopify.com',
  name: 'Sandbox',
  currency: 'USD',
  canadianRate: 1.4,
  usRate: 1,
  primaryLocale: 'en',
  locales: [
    { locale: 'fr', published: false },
    { locale: 'fr-CA', published: true },
  ],
  timeZone: 'America/Toronto',
  countries: ['US', 'CA'],
};

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
  operationName: z.string(),
});
const costSchema = z.object({
  extensions: z.object({ cost: z.object({ requestedQueryCost: z.number() }) }),
});

/**
 * The adapter on the sandbox store's endpoint, without HTTP in between. `asAnswered` changes the text of each answer
 * and each file, as a later version of Shopify may.
 */
export async function sandboxedShopify(
  listings: SeedProduct[],
  shop: Partial<SandboxShop> = {},
  orders: SandboxOrder[] = [],
  collections: SandboxCollection[] = [],
  {
    asAnswered = (text) => text,
    note,
    contents = [],
  }: {
    asAnswered?: (text: string) => string;
    note?: NoteUnknown;
    contents?: SandboxContent[];
  } = {},
): Promise<SandboxedShopify> {
  const clock = new SettableClock(new Date('2026-11-22T12:00:00Z'), { running: false });
  const sandbox = await SandboxStore.load(
    {
      shop: { ...SHOP, ...shop },
      products: listings,
      priceChanges: [],
      orders,
      collections,
      contents,
    },
    clock,
  );
  sandbox.bulkAccess.allow();
  sandbox.grantedScopes = [...WRITE_SCOPES.values()];
  const endpoint = createAdminEndpoint(sandbox, clock);
  const costs = new Map<string, number>();

  const fetchFromSandbox: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname.endsWith('.jsonl')) {
      const id = url.pathname.split('/').at(-1)?.replace('.jsonl', '') ?? '';
      const file = Readable.from(sandbox.openBulkResult(id)).toArray();
      const bytes = Buffer.concat(z.array(z.instanceof(Buffer)).parse(await file));
      return new Response(asAnswered(bytes.toString('utf8')));
    }
    if (init?.body instanceof FormData) {
      const { status, xml } = await answerStagedUpload(sandbox, init.body);
      return new Response(xml, { status });
    }
    const request = requestSchema.parse(
      JSON.parse(typeof init?.body === 'string' ? init.body : ''),
    );
    const answer = await endpoint.execute(request);
    const cost = costSchema.safeParse(answer.body).data?.extensions.cost.requestedQueryCost ?? 0;
    costs.set(request.operationName, Math.max(cost, costs.get(request.operationName) ?? 0));
    const text = asAnswered(JSON.stringify(answer.body));
    return new Response(text, { status: answer.status, headers: answer.headers });
  };

  const left = (): number => endpoint.throttle.status().currentlyAvailable;
  const timing = fakeTiming();
  const stores = createShopifyStores({
    accessTokens: () => Promise.resolve('token'),
    log: createLogger('silent'),
    fetch: fetchFromSandbox,
    ...(note && { note }),
    timing: {
      ...timing,
      sleep: async (ms) => {
        clock.advance(ms);
        await timing.sleep(ms);
      },
    },
  });
  return { shopify: await stores(SHOP.domain), sandbox, clock, timing, costs, left };
}

/** One listing as the adapter reads it, or what reading it failed with. */
export async function readOne(shopify: ShopifyStore, id: string): Promise<Listing | null> {
  const [read] = await shopify.readListings([id]);
  if (read?.status === 'fulfilled') return read.value;
  throw read?.reason ?? new Error(`nothing was read of ${id}`);
}

/** Of a status that there is in Shopify, so that a sandbox store can hold it. */
export type SeededListing = Listing & Pick<SeedProduct, 'status'>;

/** A listing with nothing left unsaid, as the sandbox takes and gives it. */
export function sampleListing(
  id: string | number,
  change: Partial<SeededListing> = {},
): SeededListing {
  return {
    id: `gid://shopify/Product/${id}`,
    handle: `sirop-${id}`,
    title: `Maple syrup ${id}`,
    descriptionHtml: '<p>From Québec.</p><script>alert(1)</script>',
    status: 'ACTIVE',
    vendor: 'Érablière du Nord',
    productType: 'Syrup',
    category: null,
    tags: ['maple'],
    isGiftCard: false,
    isCombinedListingParent: false,
    createdAt: '2026-01-02T03:04:05Z',
    updatedAt: '2026-11-01T00:00:00Z',
    publishedAt: '2026-02-01T00:00:00Z',
    seo: { title: null, description: 'Real maple syrup' },
    options: [{ id: `gid://shopify/ProductOption/${id}1`, name: 'Size', values: ['250 ml'] }],
    variants: [sampleVariant(`${id}2`)],
    media: [
      {
        id: `gid://shopify/MediaImage/${id}3`,
        kind: 'IMAGE',
        url: 'https://cdn.shopify.com/a.jpg',
        alt: null,
        widthPx: 800,
        heightPx: 600,
      },
    ],
    packagingPhotos: [],
    ...change,
  };
}

export function sampleVariant(id: string): Listing['variants'][number] {
  return {
    id: `gid://shopify/ProductVariant/${id}`,
    title: '250 ml',
    sku: `S-${id}`,
    barcode: null,
    selectedOptions: [{ name: 'Size', value: '250 ml' }],
    shopPrice: {
      price: { amount: 10, currency: 'USD' },
      compareAt: { amount: 12.5, currency: 'USD' },
    },
    shownPrice: {
      CA: {
        price: { amount: 14, currency: 'CAD' },
        compareAt: { amount: 17.5, currency: 'CAD' },
      },
      US: {
        price: { amount: 10, currency: 'USD' },
        compareAt: { amount: 12.5, currency: 'USD' },
      },
    },
    hasFixedCanadianPrice: false,
    stock: null,
    requiresComponents: false,
    inventory: {
      requiresShipping: true,
      harmonizedSystemCode: '170220',
      countryOfOrigin: 'CA',
      weight: { value: 350, unit: 'GRAMS' },
      unitCost: null,
    },
  };
}

const EXPORT_TIMEOUT_MS = 30_000;

/** Where an export stands once it no longer runs: its file is written by the disk's clock, not by a number of looks. */
export async function exportEnded<Status extends { state: string }>(
  { sandbox }: SandboxedShopify,
  readStatus: () => Promise<Status>,
): Promise<Status> {
  const deadline = performance.now() + EXPORT_TIMEOUT_MS;
  for (;;) {
    const status = await readStatus();
    if (status.state !== 'running') return status;
    if (performance.now() > deadline) throw new Error('The export did not end');
    await new Promise((resolve) => setImmediate(resolve));
    sandbox.catchUp();
  }
}
