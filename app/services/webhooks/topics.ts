import { DAY_MS } from '~/core/days/milliseconds';
import type { JobName, JobPayloads, Queue } from '../queue';
import type { WebhookDelivery, WebhookSubject } from './ports';

type Sending = Pick<Queue, 'send'>;

/** Something that happened in a store, as a delivery tells of it. */
interface Occurrence extends Pick<WebhookDelivery, 'store' | 'topic' | 'subjectId'> {
  /** When it happened, or, where Shopify does not say (`isSaid`), when the delivery came in. */
  at: Date;
  isSaid: boolean;
}

/** A topic that the app takes. */
export interface WebhookTopic {
  /** As Shopify names it: `products/update`. */
  topic: string;
  /** Where it is delivered, as `shopify.app.toml` says. */
  uri: string;
  /** What the body names; null: nothing that a job needs. */
  subject: WebhookSubject | null;
  /** What it asks of the queue; null: the recorded delivery is all there is to do. */
  ask: ((queue: Sending, occurrences: Occurrence[]) => Promise<void>) | null;
}

const PRODUCTS = { uri: '/webhooks/products', subject: 'product' } as const;
const DISCOUNTS = { uri: '/webhooks/discounts', subject: 'discount' } as const;
const COMPLIANCE = { uri: '/webhooks/compliance', subject: null } as const;

/** Shopify sends `shop/redact` this long after the uninstallation that it is about, or somewhat longer. */
const REDACT_DELAY_MS = 2 * DAY_MS;

/**
 * Every topic, what it is about and which job it asks for. The routes and the intake follow this table; a test holds
 * `shopify.app.toml` against it.
 */
export const WEBHOOK_TOPICS: readonly WebhookTopic[] = [
  { topic: 'products/create', ...PRODUCTS, ask: job('refresh-listing', listingOf) },
  { topic: 'products/update', ...PRODUCTS, ask: job('refresh-listing', listingOf) },
  { topic: 'products/delete', ...PRODUCTS, ask: job('remove-listing', listingOf) },
  { topic: 'discounts/create', ...DISCOUNTS, ask: readDiscounts },
  { topic: 'discounts/update', ...DISCOUNTS, ask: readDiscounts },
  {
    topic: 'discounts/delete',
    ...DISCOUNTS,
    async ask(queue, occurrences) {
      await queue.send('remove-discount', occurrences.map(discountOf));
      await queue.send('look-at-discount', occurrences.map(discountOf));
    },
  },
  {
    topic: 'app/scopes_update',
    uri: '/webhooks/app/scopes-update',
    subject: null,
    // A sync finds out what may be read now, orders of all times among it: at once, or after the run that is under way.
    ask: job('sync-daily', ({ store }) => ({ store, whole: true })),
  },
  {
    topic: 'app/uninstalled',
    uri: '/webhooks/app/uninstalled',
    subject: null,
    ask: job('erase-store', ({ store, at, isSaid }) => ({
      store,
      uninstalledAt: at.toISOString(),
      // It may be delivered hours late.
      ...(!isSaid && { isLatest: true }),
    })),
  },
  {
    topic: 'shop/redact',
    ...COMPLIANCE,
    ask: job('erase-store', ({ store, at }) => ({
      store,
      uninstalledAt: new Date(at.getTime() - REDACT_DELAY_MS).toISOString(),
      isLatest: true,
    })),
  },
  // Of customers no data is stored: the recorded delivery is all the proof there is to keep.
  { topic: 'customers/data_request', ...COMPLIANCE, ask: null },
  { topic: 'customers/redact', ...COMPLIANCE, ask: null },
];

/** What is delivered to a path of the app. */
export function topicsAt(path: string): WebhookTopic[] {
  return WEBHOOK_TOPICS.filter(({ uri }) => uri === path);
}

function job<Name extends JobName>(
  name: Name,
  payloadOf: (occurrence: Occurrence) => JobPayloads[Name],
): WebhookTopic['ask'] {
  return (queue, occurrences) => queue.send(name, occurrences.map(payloadOf));
}

/** Apps make codes by the thousand: what changed in a store is read together, a moment later. */
const READ_DISCOUNTS_AFTER_SECONDS = 5;

async function readDiscounts(queue: Sending, occurrences: Occurrence[]): Promise<void> {
  await queue.send('look-at-discount', occurrences.map(discountOf));
  const stores = [...new Set(occurrences.map(({ store }) => store))];
  await queue.send(
    'read-discounts',
    stores.map((store) => ({ store })),
    { delaySeconds: READ_DISCOUNTS_AFTER_SECONDS },
  );
}

function listingOf(occurrence: Occurrence): JobPayloads['refresh-listing'] {
  return { store: occurrence.store, listingId: subjectOf(occurrence) };
}

function discountOf(occurrence: Occurrence): JobPayloads['look-at-discount'] {
  return { store: occurrence.store, discountId: subjectOf(occurrence) };
}

function subjectOf({ topic, subjectId }: Occurrence): string {
  if (subjectId === null) throw new Error(`webhook ${topic} without a subject`);
  return subjectId;
}
