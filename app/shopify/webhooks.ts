import type { BinaryLike } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { WebhookDelivery, WebhookSubject } from '~/services/webhooks/ports';
import { globalId, isGlobalId, isIdNumber } from '~/core/store/global-id';
import { isStoreDomain } from '~/core/store/store-domain';
import { instantOf, isSigned } from './signed-request';

/** A delivery whose signature is right. */
export interface VerifiedWebhook {
  /** As Shopify names it: `products/update`. */
  topic: string;
  /** `example.myshopify.com` */
  shop: string;
  /** The same for every attempt at one delivery. */
  webhookId: string;
  /** The same for all deliveries of one event. */
  eventId: string | null;
  triggeredAt: Date | null;
  /** The JSON as it was signed. */
  body: string;
}

/** The signature is missing, or it does not fit the body. */
export class UnsignedDeliveryError extends Error {
  override readonly name = 'UnsignedDeliveryError';
}

/** It is signed, and lacks what its topic has, or holds what cannot be. Trying it again changes nothing. */
export class UnusableDeliveryError extends Error {
  override readonly name = 'UnusableDeliveryError';
}

/**
 * Checks a delivery without the store's session: `authenticate.webhook` renews an expired token first, which
 * fails, and makes Shopify deliver again, once the app is uninstalled.
 *
 * @throws `UnsignedDeliveryError`; `UnusableDeliveryError` of what is signed
 */
export function verifyWebhook(
  { headers, body }: { headers: IncomingHttpHeaders; body: Buffer },
  apiSecret: BinaryLike,
): VerifiedWebhook {
  if (!isSigned(body, valueOf(headers, 'x-shopify-hmac-sha256'), apiSecret)) {
    throw new UnsignedDeliveryError('The signature does not fit the body.');
  }
  const topic = required(headers, 'x-shopify-topic').toLowerCase();
  const shop = required(headers, 'x-shopify-shop-domain').toLowerCase();
  if (!isStoreDomain(shop)) {
    throw new UnusableDeliveryError('X-Shopify-Shop-Domain is not a shop.');
  }
  return {
    topic,
    shop,
    webhookId: webhookIdOf(headers),
    eventId: valueOf(headers, 'x-shopify-event-id'),
    triggeredAt: instantOf(valueOf(headers, 'x-shopify-triggered-at')),
    body: body.toString('utf8'),
  };
}

function valueOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

function required(headers: IncomingHttpHeaders, name: string): string {
  const value = valueOf(headers, name);
  if (!value) throw new UnusableDeliveryError(`The header ${name} is missing.`);
  return value;
}

/** Shopify's are uuids; the limit is what an index of the database takes, and more. */
function webhookIdOf(headers: IncomingHttpHeaders): string {
  const id = required(headers, 'x-shopify-webhook-id');
  if (id.length > 255) {
    throw new UnusableDeliveryError('X-Shopify-Webhook-Id is longer than 255 characters.');
  }
  return id;
}

const DISCOUNT_NODES = ['DiscountAutomaticNode', 'DiscountCodeNode'];

/** How a body names each kind of subject: the fields, and its global id out of them. */
const SUBJECTS: Record<WebhookSubject, { fields: string; body: z.ZodType<string | null> }> = {
  // `products/delete` carries the number alone.
  product: {
    fields: '"admin_graphql_api_id" or "id"',
    body: z
      .object({
        admin_graphql_api_id: z
          .string()
          .refine((id) => isGlobalId(id, 'Product'))
          .optional(),
        id: z.string().refine(isIdNumber).optional(),
      })
      .transform(
        ({ admin_graphql_api_id: given, id }) =>
          given ?? (id === undefined ? null : globalId('Product', id)),
      ),
  },
  discount: {
    fields: '"admin_graphql_api_id"',
    body: z
      .object({
        admin_graphql_api_id: z
          .string()
          .refine((id) => DISCOUNT_NODES.some((type) => isGlobalId(id, type))),
      })
      .transform(({ admin_graphql_api_id: given }) => given),
  },
};

/**
 * What the app records of a delivery, and the global id of what it is about, where its topic has a subject. `topics`:
 * those that are delivered to this address.
 *
 * @throws UnusableDeliveryError
 */
export function deliveryOf(
  webhook: VerifiedWebhook,
  topics: { topic: string; subject: WebhookSubject | null }[],
): WebhookDelivery {
  const { shop: store, webhookId, topic, triggeredAt } = webhook;
  const known = topics.find((each) => each.topic === topic);
  if (!known) {
    const taken = topics.map((each) => each.topic).join(', ');
    throw new UnusableDeliveryError(`This address takes ${taken}.`);
  }
  const subjectId = known.subject && subjectIdOf(webhook, known.subject);
  return { store, webhookId, topic, triggeredAt, subjectId };
}

function subjectIdOf({ topic, body: text }: VerifiedWebhook, subject: WebhookSubject): string {
  const { fields, body } = SUBJECTS[subject];
  const parsed = body.safeParse(beginningOf(text) ?? parseWithTextIds(text));
  if (!parsed.success || parsed.data === null) {
    throw new UnusableDeliveryError(`A ${topic} delivery needs ${fields}.`);
  }
  return parsed.data;
}

/**
 * What a body says first, as Shopify's do: a product with all its variants is parsed in milliseconds. Signed, the rest is
 * as Shopify wrote it.
 */
const FIRST_PROPERTY = /^\{"admin_graphql_api_id":"(gid:[^"\\]+)",/;

function beginningOf(body: string): { admin_graphql_api_id: string } | null {
  const id = FIRST_PROPERTY.exec(body)?.[1];
  return id === undefined ? null : { admin_graphql_api_id: id };
}

/** Ids are text before zod sees them: as numbers, those above 2^53 would lose digits. */
const INTEGER_ID = /("id"\s*:\s*)(\d+)/g;

function parseWithTextIds(body: string): unknown {
  try {
    return JSON.parse(body.replace(INTEGER_ID, '$1"$2"'));
  } catch {
    throw new UnusableDeliveryError('The body is not JSON.');
  }
}
