import { MISSED_KINDS, type MissedChanges } from './core/sync/missed-changes';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Logger } from 'pino';
import {
  connectDatabase,
  createRepositories,
  EncryptedSessionStorage,
  openDatabase,
  readQueueFigures,
} from './db.server';
import { readDeliveryReport } from './email/bounces/read-delivery-report';
import { createMailLinks } from './email/mail-links';
import { renderConfirmation } from './email/render-confirmation';
import { renderDigest } from './email/render-digest';
import { createMailTransport } from './email/transport/create-transport';
import { getEnv, type Env } from './env.server';
import { orderFiles } from './files/order-files';
import { priceFiles } from './files/price-files';
import { worklistFiles } from './files/worklist-files';
import { writeTable } from './files/worklist-writer';
import { startBoss, workJobs } from './jobs/boss';
import { GIVEN_UP } from './jobs/given-up-jobs';
import { createQueue } from './jobs/queue';
import { createLogger } from './logger.server';
import { createMetrics, type Metrics } from './metrics.server';
import { createReadinessCheck, type Readiness } from './readiness.server';
import { endProcess } from './process.server';
import { bind, type Bound } from './services/bind';
import type { MailTransport } from './services/digest/ports';
import type { Ports } from './services/ports';
import type { SyncRunRepository } from './services/sync/ports';
import { VERBS } from './services/verbs';
import { createAccessTokens } from './shopify/access-tokens';
import { createShopifyStores, type ShopifyStoresOptions } from './shopify/shopify-stores';
import { noteOnce } from './shopify/unknown-values';
import { createPhotoReader } from './vision/photo-reader';

/** The use cases, bound to this process's database, queue and Shopify client. */
export type Services = Bound<typeof VERBS>;

export interface Container {
  env: Env;
  logger: Logger;
  sessionStorage: SessionStorage;
  services: Services;
  /** Throws where the database does not answer. */
  checkHealth: () => Promise<void>;
  metrics: Metrics;
  /** Whether this process can do its work. */
  readReadiness: () => Promise<Readiness>;
  /** Lets running jobs end, then closes queue and database. */
  close(): Promise<void>;
}

/** Jobs that have not ended by then are taken up again by the next process. */
const JOBS_END_WITHIN_MS = 6_000;

/**
 * Opens database and queue. `worksJobs`: this process takes jobs too, rather than only sending them. `onDatabaseLost`:
 * the embedded database is gone for good.
 */
export async function createContainer(
  env: Env,
  { worksJobs, onDatabaseLost }: { worksJobs: boolean; onDatabaseLost?: () => void },
): Promise<Container> {
  const readQueue = () => readQueueFigures(database.pool, { keptIn: GIVEN_UP });
  const metrics = createMetrics({ readQueue, ofProcess: env.metrics !== undefined });
  const logger = createLogger(env.logLevel, undefined, (level) => {
    metrics.logLine(level);
  });
  const opened = await openDatabase({
    databaseUrl: env.databaseUrl,
    dataDir: env.dataDir,
    logger,
    ...(onDatabaseLost && { onLost: onDatabaseLost }),
  });
  const database = connectDatabase(opened.url, (error) => {
    logger.warn({ err: error }, 'an idle database connection broke');
  });
  const readiness = createReadinessCheck({
    database,
    databaseUrl: opened.url,
    readQueue,
    worksJobs,
  });
  const sessionStorage = new EncryptedSessionStorage(
    database.prisma,
    env.encryptionKeys,
    (store, error) => {
      logger.error({ store, err: error }, 'access is asked for again once the app is opened');
    },
  );
  const boss = await startBoss({ connectionString: opened.url, log: logger, works: worksJobs });
  const repositories = createRepositories(database, { readsPhotos: env.readsPhotos });
  const shopify: Omit<ShopifyStoresOptions, 'priority'> = {
    accessTokens: createAccessTokens({
      apiKey: env.shopifyApiKey,
      apiSecret: env.shopifyApiSecret,
      sessionStorage,
      onAccessLost: (store) => repositories.stores.loseAccess(store, new Date()),
    }),
    note: noteOnce((field, value) => {
      logger.warn(
        { field, value },
        'Shopify gave a value that this version does not know; what depends on it is unknown',
      );
    }),
    onAttempt: (attempt) => {
      metrics.shopifyRequest(attempt);
    },
    onDenied: (store, denied) => repositories.deniedAccess.note(store, denied, new Date()),
    log: logger,
    points: repositories.points,
  };
  const photoReader = createPhotoReader();
  const ports: Ports = {
    ...repositories,
    runs: countingProgress(repositories.syncRuns, metrics),
    mail: countingMails(createMailTransport(env.mail, repositories.outbox), metrics),
    mailLinks: createMailLinks({
      appUrl: env.shopifyAppUrl,
      apiKey: env.shopifyApiKey,
      sender: env.mail.sender,
    }),
    rendering: { renderDigest, renderConfirmation },
    deliveryReports: { read: readDeliveryReport },
    orderFiles,
    priceFiles,
    worklistFiles,
    photoReader,
    tables: { write: writeTable },
    queue: createQueue(boss),
    // Whoever uses a page does not wait behind jobs for Shopify's points.
    shopify: createShopifyStores({ ...shopify, priority: 'person' }),
    now: () => new Date(),
    log: logger,
  };
  let closing = false;
  if (worksJobs) {
    const background = createShopifyStores({ ...shopify, priority: 'background' });
    await workJobs(
      boss,
      {
        ports: { ...ports, shopify: background },
        shouldPause: () => closing,
        onEnd: (jobs) => {
          metrics.job(jobs);
        },
      },
      ports,
    );
  }

  return {
    env,
    logger,
    sessionStorage,
    services: bind(ports, VERBS),
    checkHealth: async () => {
      await database.pool.query('SELECT 1');
    },
    metrics,
    readReadiness: readiness.read,
    async close() {
      closing = true;
      readiness.stop();
      await boss.stop({ graceful: true, timeout: JOBS_END_WITHIN_MS });
      await photoReader.close();
      await database.close();
      await opened.close();
    },
  };
}

function countingMails(transport: MailTransport, metrics: Metrics): MailTransport {
  return {
    sender: transport.sender,
    isConfigured: transport.isConfigured,
    async send(message, hooks) {
      const outcome = await transport.send(message, hooks);
      metrics.mail(outcome.outcome);
      return outcome;
    },
  };
}

/** Of each phase of each run it counts what was done since the last sign of life. */
function countingProgress(runs: SyncRunRepository, metrics: Metrics): SyncRunRepository {
  const seen = new Map<string, { phase: string; done: number; missed?: MissedChanges }>();
  return Object.assign(Object.create(runs) as SyncRunRepository, {
    async advance(...args: Parameters<SyncRunRepository['advance']>) {
      if (!(await runs.advance(...args))) return false;
      const [, runId, change] = args;
      const last = seen.get(runId);
      const missed = change.missed ?? last?.missed;
      for (const kind of MISSED_KINDS) {
        const more = (missed?.[kind] ?? 0) - (last?.missed?.[kind] ?? 0);
        if (more > 0) metrics.missedChanges(more, kind);
      }
      const phase = change.phase ?? last?.phase ?? 'unknown';
      const done = change.done ?? (phase === last?.phase ? last.done : 0);
      const since = phase === last?.phase ? done - last.done : done;
      if (last && since > 0) metrics.syncProgress(since, phase);
      if (change.endedAt) seen.delete(runId);
      else seen.set(runId, { phase, done, missed });
      return true;
    },
  });
}

let current: Promise<Container> | undefined;

/** The container of this process, opened by whoever asks first. */
export function getContainer(): Promise<Container> {
  current ??= open();
  return current;
}

/** Has `getContainer` answer this one: tests choose their own. */
export function provideContainer(container: Container): void {
  current = Promise.resolve(container);
}

/** Closes what `getContainer` opened, if it did. */
export async function closeContainer(): Promise<void> {
  const opened = await current;
  current = undefined;
  await opened?.close();
}

async function open(): Promise<Container> {
  try {
    const env = getEnv();
    return await createContainer(env, {
      worksJobs: env.jobs === 'web',
      onDatabaseLost: endProcess,
    });
  } catch (error) {
    // The next request may find the database back.
    current = undefined;
    throw error;
  }
}
