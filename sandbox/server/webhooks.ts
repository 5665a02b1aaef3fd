import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { includeFields } from './include-fields';
import { webhookHmac } from './signing';
import type { WebhookSubscription } from './app-configuration';

/** Shopify waits five seconds for the answer and tries again up to eight times. */
const ANSWER_TIMEOUT_MS = 5000;
const MAX_RETRIES = 8;
const PARALLEL_DELIVERIES = 8;
const LOG_LENGTH = 500;

export interface WebhookEvent {
  topic: string;
  /** JSON text: ids above 2^53 keep their digits. */
  body: string;
  triggeredAt: Date;
}

interface WebhookAttempt {
  at: Date;
  /** HTTP status, or what went wrong before there was one. */
  result: number | string;
  tookMs: number;
}

export interface WebhookDelivery {
  webhookId: string;
  eventId: string;
  topic: string;
  uri: string;
  /** Title of the product that it is about, for people; blank for other topics. */
  subject: string;
  body: string;
  triggeredAt: Date;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: WebhookAttempt[];
}

export interface WebhookSenderOptions {
  subscriptions: () => WebhookSubscription[];
  apiVersion: string;
  apiSecret: string;
  shopDomain: string;
  appOrigin: () => string;
  now: () => Date;
  /** Wait before each retry; the last one repeats. Shopify spreads its eight over four hours. */
  retryDelaysMs: number[];
}

/** Faults that a test provokes in the deliveries that follow. */
export interface WebhookFaults {
  /** Each delivery is sent this many times, as Shopify now and then does. */
  copies: number;
  delayMs: number;
}

const titled = z.object({ title: z.string() });

interface QueuedDelivery {
  delivery: WebhookDelivery;
  retry: number;
}

/** Sends signed webhooks to the app as Shopify does, and keeps a log of them. */
export class WebhookSender {
  /** Latest last. */
  readonly deliveries: WebhookDelivery[] = [];
  faults: WebhookFaults = { copies: 1, delayMs: 0 };
  #queue: QueuedDelivery[] = [];
  /** Deliveries that wait for their next try. */
  #waiting = 0;
  #busy = 0;
  #idleWaiters: (() => void)[] = [];
  readonly #stopped = new AbortController();

  constructor(private readonly options: WebhookSenderOptions) {}

  send(event: WebhookEvent): void {
    const eventId = randomUUID();
    const subscriptions = this.options.subscriptions().filter(({ topic }) => topic === event.topic);
    for (const { uri, includeFields: fields } of subscriptions) {
      const delivery: WebhookDelivery = {
        topic: event.topic,
        triggeredAt: event.triggeredAt,
        subject: titled.safeParse(JSON.parse(event.body)).data?.title ?? '',
        body: includeFields(event.body, fields),
        webhookId: randomUUID(),
        eventId,
        uri,
        state: 'waiting',
        attempts: [],
      };
      this.deliveries.push(delivery);
      for (let copy = 0; copy < this.faults.copies; copy += 1) this.#enqueue(delivery);
    }
    if (this.deliveries.length > LOG_LENGTH)
      this.deliveries.splice(0, this.deliveries.length - LOG_LENGTH);
  }

  /** Sends a logged delivery once more, under the same webhook id. False when the log has no such id. */
  sendAgain(webhookId: string): boolean {
    const delivery = this.deliveries.find((logged) => logged.webhookId === webhookId);
    if (delivery) this.#enqueue(delivery);
    return delivery !== undefined;
  }

  /** Resolves when nothing is waiting, retries included. */
  async idle(): Promise<void> {
    if (this.#busy + this.#waiting + this.#queue.length === 0) return;
    await new Promise<void>((resolve) => this.#idleWaiters.push(resolve));
  }

  stop(): void {
    this.#queue = [];
    this.#stopped.abort();
  }

  #enqueue(delivery: WebhookDelivery, retry = 0): void {
    if (this.#stopped.signal.aborted) return;
    this.#queue.push({ delivery, retry });
    this.#work();
  }

  #work(): void {
    while (this.#busy < PARALLEL_DELIVERIES) {
      const next = this.#queue.shift();
      if (!next) break;
      this.#busy += 1;
      void this.#deliver(next).finally(() => {
        this.#busy -= 1;
        this.#work();
      });
    }
    if (this.#busy > 0 || this.#queue.length > 0 || this.#waiting > 0) return;
    for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }

  async #deliver({ delivery, retry }: QueuedDelivery): Promise<void> {
    if (retry === 0 && this.faults.delayMs > 0) await this.#pause(this.faults.delayMs);
    if (this.#stopped.signal.aborted) return;
    if (await this.#attempt(delivery)) delivery.state = 'delivered';
    else if (retry >= MAX_RETRIES) delivery.state = 'failed';
    else this.#retryLater(delivery, retry + 1);
  }

  /** A delivery that waits for its retry holds up no other. */
  #retryLater(delivery: WebhookDelivery, retry: number): void {
    this.#waiting += 1;
    void this.#pause(this.#retryDelayMs(retry)).then(() => {
      this.#waiting -= 1;
      this.#enqueue(delivery, retry);
    });
  }

  /** Ends early when the sender stops. */
  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }

  #retryDelayMs(retry: number): number {
    const delays = this.options.retryDelaysMs;
    return delays[Math.min(retry, delays.length) - 1] ?? 0;
  }

  async #attempt(delivery: WebhookDelivery): Promise<boolean> {
    const startedAt = performance.now();
    const record = (result: number | string) =>
      delivery.attempts.push({
        at: this.options.now(),
        result,
        tookMs: Math.round(performance.now() - startedAt),
      });
    try {
      const response = await fetch(new URL(delivery.uri, this.options.appOrigin()), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Shopify-Captain-Hook',
          'x-shopify-topic': delivery.topic,
          'x-shopify-hmac-sha256': webhookHmac(this.options.apiSecret, delivery.body),
          'x-shopify-shop-domain': this.options.shopDomain,
          'x-shopify-webhook-id': delivery.webhookId,
          'x-shopify-event-id': delivery.eventId,
          'x-shopify-triggered-at': delivery.triggeredAt.toISOString(),
          'x-shopify-api-version': this.options.apiVersion,
        },
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT_MS), this.#stopped.signal]),
      });
      await response.arrayBuffer();
      record(response.status);
      return response.ok;
    } catch (error) {
      record(error instanceof Error ? describe(error) : String(error));
      return false;
    }
  }
}

/** fetch hides the reason (ECONNREFUSED …) in `cause`. */
function describe(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
