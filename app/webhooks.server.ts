import type { IncomingMessage, ServerResponse } from 'node:http';
import { getContainer, type Container } from './container.server';
import { logFailure } from './log-failure.server';
import type { WebhookOutcome } from './metrics.server';
import { BODY_LIMIT_BYTES } from './shopify/signed-request';
import {
  deliveryOf,
  UnsignedDeliveryError,
  UnusableDeliveryError,
  verifyWebhook,
} from './shopify/webhooks';

/** Shopify itself gives up after five seconds. */
const READ_WITHIN_MS = 20_000;

/** What is answered where a delivery is not taken in. */
interface Refusal {
  status: number;
  reason: string;
}

/** Whether an address is one of webhooks, which stand in front of Remix. */
export function isForWebhooks(address: string | undefined): boolean {
  return address?.startsWith('/webhooks/') === true;
}

/**
 * Takes in each topic at its own address. A bulk edit sends thousands at once, and Remix would take longer over each than
 * recording it does. What the privacy topics name is never logged.
 */
export async function takeWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  { readWithinMs = READ_WITHIN_MS }: { readWithinMs?: number } = {},
): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? '';
  let refusal: Refusal | null;
  try {
    refusal = await takeAt(path, request, readWithinMs);
  } catch (error) {
    await logFailure(error, { path }, 'a webhook could not be recorded');
    refusal = { status: 503, reason: 'It could not be recorded: send it again.' };
  }
  if (refusal === null) response.writeHead(200, { 'Content-Length': 0 }).end();
  else refuse(response, refusal, request);
}

async function takeAt(
  path: string,
  request: IncomingMessage,
  readWithinMs: number,
): Promise<Refusal | null> {
  const container = await getContainer();
  const topics = container.services.webhooks.topicsAt(path);
  if (topics.length === 0) return { status: 404, reason: 'No webhook comes here.' };
  if (request.method !== 'POST') return { status: 405, reason: 'Shopify sends this by POST.' };
  const body = await readBody(request, readWithinMs);
  return Buffer.isBuffer(body) ? receive(path, topics, { body, request }, container) : body;
}

async function receive(
  path: string,
  topics: ReturnType<Container['services']['webhooks']['topicsAt']>,
  { body, request: { headers } }: { body: Buffer; request: IncomingMessage },
  { env, services, logger, metrics }: Container,
): Promise<Refusal | null> {
  try {
    const webhook = verifyWebhook({ headers, body }, env.shopifyApiSecret);
    await services.webhooks.receive(deliveryOf(webhook, topics));
    const { triggeredAt } = webhook;
    const lagSeconds = triggeredAt && (Date.now() - triggeredAt.getTime()) / 1000;
    metrics.webhook({ outcome: 'taken', lagSeconds });
  } catch (error) {
    metrics.webhook({ outcome: outcomeOf(error), lagSeconds: null });
    if (error instanceof UnsignedDeliveryError) return { status: 401, reason: error.message };
    if (!(error instanceof UnusableDeliveryError)) throw error;
    // Shopify would repeat it for hours, and then end the subscription: it comes out the same each time.
    logger.warn(
      { path, reason: error.message },
      'a webhook delivery says nothing that can be used',
    );
  }
  return null;
}

function outcomeOf(error: unknown): WebhookOutcome {
  if (error instanceof UnsignedDeliveryError) return 'refused';
  return error instanceof UnusableDeliveryError ? 'unusable' : 'failed';
}

const TOO_LARGE = {
  status: 413,
  reason: `The body is larger than ${BODY_LIMIT_BYTES} bytes.`,
};
const NOT_ALL_CAME = { status: 408, reason: 'The body did not come in.' };

/** Bytes are counted as they come: a request may have more than it announces. */
function readBody(request: IncomingMessage, withinMs: number): Promise<Buffer | Refusal> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    return Promise.resolve(TOO_LARGE);
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Buffer | Refusal) => {
      clearTimeout(timer);
      request.removeListener('data', take);
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) settle(TOO_LARGE);
      else chunks.push(chunk);
    };
    const breakOff = () => {
      settle(NOT_ALL_CAME);
    };
    const timer = setTimeout(breakOff, withinMs);
    request
      .on('data', take)
      .once('end', () => {
        settle(Buffer.concat(chunks));
      })
      .once('error', breakOff)
      .once('close', breakOff);
  });
}

function refuse(
  response: ServerResponse,
  { status, reason }: Refusal,
  { complete }: IncomingMessage,
): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 405 && { Allow: 'POST' }),
      // What is not read yet of the body is not waited for.
      ...(!complete && { Connection: 'close' }),
    })
    .end(reason);
}
