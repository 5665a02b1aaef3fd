import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueFigures } from './db.server';
import type { FailureKind } from './services/outside-error';

/** What is measured while the app works. */
export interface Metrics {
  request(request: { area: string; status: number; seconds: number }): void;
  /** `lagSeconds`: from the event in the store to its acknowledgement; `null` where Shopify does not say when it was. */
  webhook(webhook: { outcome: WebhookOutcome; lagSeconds: number | null }): void;
  job(job: { name: string; outcome: string; count: number; seconds: number }): void;
  syncProgress(items: number, phase: string): void;
  /** What a sync found changed although no webhook had told. */
  missedChanges(count: number, kind: string): void;
  shopifyRequest(request: ShopifyRequest): void;
  mail(outcome: string): void;
  logLine(level: string): void;
  /** Prometheus' text of it all. */
  text(): Promise<string>;
  contentType: string;
}

export type WebhookOutcome = 'taken' | 'unusable' | 'refused' | 'failed';

/** One attempt at one operation of the Admin API. */
export interface ShopifyRequest {
  operation: string;
  /** Points that Shopify took; `null` where it did not say. */
  points: number | null;
  failure: FailureKind | null;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LAG_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 14_400];
const JOB_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800];

/**
 * `readQueue`: what is asked of the database whenever somebody looks. `ofProcess`: memory, garbage collection and
 * delay of the event loop too, which are measured from then on.
 */
export function createMetrics({
  readQueue,
  ofProcess,
}: {
  readQueue: () => Promise<QueueFigures>;
  ofProcess: boolean;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `borealist_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `borealist_${name}`, help, labelNames, buckets, registers });

  const requests = histogram(
    'http_request_seconds',
    'Requests, by area of the app and status.',
    ['area', 'status'],
    SECONDS,
  );
  const webhooks = counter('webhooks_total', 'Webhook deliveries, by what came of them.', [
    'outcome',
  ]);
  const webhookLag = histogram(
    'webhook_lag_seconds',
    'From an event in a store to its acknowledgement.',
    [],
    LAG_SECONDS,
  );
  const jobs = counter('jobs_total', 'Jobs that ended, by kind and outcome.', ['job', 'outcome']);
  const jobTime = histogram('job_batch_seconds', 'Batches of jobs.', ['job'], JOB_SECONDS);
  const synced = counter('sync_items_total', 'What syncs went through, by phase.', ['phase']);
  const missed = counter(
    'missed_changes_total',
    'What syncs found changed although no webhook had told, by kind.',
    ['kind'],
  );
  const shopify = counter('shopify_requests_total', 'Attempts at the Admin API, by outcome.', [
    'operation',
    'outcome',
  ]);
  const points = counter('shopify_points_total', 'Cost points that Shopify took.', ['operation']);
  const mails = counter('mails_total', 'Mails given to the mail server, by outcome.', ['outcome']);
  const lines = counter('log_lines_total', 'Lines of the log, by level.', ['level']);
  addQueueGauges(registry, readQueue);

  return {
    request({ area, status, seconds }) {
      requests.observe({ area, status: String(status) }, seconds);
    },
    webhook({ outcome, lagSeconds }) {
      webhooks.inc({ outcome });
      if (lagSeconds !== null) webhookLag.observe(lagSeconds);
    },
    job({ name, outcome, count, seconds }) {
      jobs.inc({ job: name, outcome }, count);
      jobTime.observe({ job: name }, seconds);
    },
    syncProgress(items, phase) {
      synced.inc({ phase }, items);
    },
    missedChanges(count, kind) {
      missed.inc({ kind }, count);
    },
    shopifyRequest({ operation, points: taken, failure }) {
      shopify.inc({ operation, outcome: failure ?? 'answered' });
      if (taken !== null) points.inc({ operation }, taken);
    },
    mail(outcome) {
      mails.inc({ outcome });
    },
    logLine(level) {
      lines.inc({ level });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Read from the database when somebody looks: every process of the app tells the same. */
function addQueueGauges(registry: Registry, readQueue: () => Promise<QueueFigures>): void {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'borealist_jobs_waiting',
    help: 'Jobs that are due and have not begun, by kind.',
    labelNames: ['job'],
    registers,
  });
  const active = new Gauge({
    name: 'borealist_jobs_active',
    help: 'Jobs under way, by kind.',
    labelNames: ['job'],
    registers,
  });
  const oldest = new Gauge({
    name: 'borealist_jobs_oldest_seconds',
    help: 'How long the oldest job that is due has been waiting, by kind.',
    labelNames: ['job'],
    registers,
  });
  const dead = new Gauge({
    name: 'borealist_jobs_given_up',
    help: 'Jobs that were given up and wait to be replayed or dropped, by kind.',
    labelNames: ['job'],
    registers,
  });
  // Its `collect` sets the others as well: one look at the database for all of them.
  registry.registerMetric(
    new Gauge({
      name: 'borealist_queue_supervised_seconds_ago',
      help: 'Since a process that works jobs last looked after the queue.',
      registers: [],
      async collect() {
        const figures = await readQueue();
        for (const gauge of [waiting, active, oldest, dead]) gauge.reset();
        for (const { job, ...of } of figures.jobs) {
          waiting.set({ job }, of.waiting);
          active.set({ job }, of.active);
          oldest.set({ job }, of.oldestSeconds);
          dead.set({ job }, of.givenUp);
        }
        if (figures.supervisedSecondsAgo !== null) this.set(figures.supervisedSecondsAgo);
      },
    }),
  );
}
