import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxSeed } from '../../../sandbox/model';
import { startApp, type AppSettings, type RunningApp } from '../../../demo/start-app';
import { THIS_APP } from '../../../demo/this-app';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxSettings,
} from '../../../sandbox/start-sandbox';
import type { SettableClock } from '../../../sandbox/store/clock';
import { sendSweep } from './send-sweep';

export const CREDENTIALS = { apiKey: 'e2e-api-key', apiSecret: 'e2e-api-secret' };

export interface Stage {
  sandbox: RunningSandbox;
  app: RunningApp;
  /** Page of the sandbox's admin, `/products` for one. */
  adminPage(path: string): string;
  /** Ends the app's process as a power cut would; with `restartSandbox`, Shopify's bulk operations are forgotten too. */
  killApp(options?: { restartSandbox: boolean }): Promise<void>;
  /** After its end. */
  startAppAgain(options?: Pick<AppSettings, 'hasMailServer'>): Promise<void>;
  /** Has the app look now which digests are due, instead of at the full hour. */
  sweepDigests(): Promise<void>;
  /** Has it look now which prices are to be lowered or put back, instead of at the full minute. */
  sweepSales(): Promise<void>;
  /** Has it decide now what becomes of promotions that are about to start. */
  sweepStarts(): Promise<void>;
  stop(): Promise<void>;
}

export interface StageOptions {
  /** Where an app kept its data before: a new database takes most of the time that an app takes to start. */
  appData?: string;
  /** Data that the app begins with a copy of. */
  copiedData?: string;
  /** Default: the real time. */
  clock?: SettableClock;
  /** As Shopify does until the app's maker has asked for them; a store of many orders then takes minutes to be read. */
  refusesBulkQueries?: boolean;
  /** Takes the processor from everything else for minutes; a merchant may ask for it in the settings. Default: false. */
  readsPhotos?: boolean;
}

/**
 * A sandbox store and the built app on it. `npm test` has built the app before; after a change of `app/`,
 * `npm test -- tests/e2e` builds it again.
 */
export async function openStage(
  seed: SandboxSeed,
  {
    appData,
    copiedData,
    clock,
    refusesBulkQueries = false,
    readsPhotos = false,
  }: StageOptions = {},
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-e2e-'));
  const storeName = seed.shop.domain.replace('.myshopify.com', '');
  const openSandbox = async (ports: Pick<SandboxSettings, 'adminPort' | 'proxyPort'>) => {
    const opened = await startSandbox({
      seed,
      ...THIS_APP,
      ...CREDENTIALS,
      stateFile: join(folder, 'store.json'),
      clock,
      ...ports,
    });
    if (!refusesBulkQueries) opened.store.bulkAccess.allow();
    return opened;
  };
  const dataDir = appData ?? join(folder, 'app');
  if (copiedData !== undefined) await cp(copiedData, dataDir, { recursive: true });
  const openApp = (sandbox: RunningSandbox, options: Pick<AppSettings, 'hasMailServer'> = {}) =>
    startApp({
      sandbox,
      ...CREDENTIALS,
      dataDir,
      env: { READ_PHOTOS: readsPhotos ? 'on' : 'off' },
      ...options,
    });

  const sandbox = await openSandbox({});
  const app = await openApp(sandbox).catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  const stage: Stage = {
    sandbox,
    app,
    adminPage: (path) => `${stage.sandbox.adminUrl}/store/${storeName}${path}`,
    killApp: async ({ restartSandbox } = { restartSandbox: false }) => {
      await stage.app.kill();
      if (!restartSandbox) return;
      const { adminUrl, appOrigin } = stage.sandbox;
      await stage.sandbox.stop();
      stage.sandbox = await openSandbox({
        adminPort: Number(new URL(adminUrl).port),
        proxyPort: Number(new URL(appOrigin).port),
      });
    },
    startAppAgain: async (options) => {
      stage.app = await openApp(stage.sandbox, options);
    },
    sweepDigests: () => sendSweep(dataDir, 'sweep-digests'),
    sweepSales: () => sendSweep(dataDir, 'sweep-sales'),
    sweepStarts: () => sendSweep(dataDir, 'sweep-starts'),
    stop: async () => {
      await stage.app.stop();
      await stage.sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}
