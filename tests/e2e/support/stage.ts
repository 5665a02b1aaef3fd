import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
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
import { readState } from '../../../sandbox/server/state-file';
import { hurryJobs, sendSweeps, type Sweep } from './send-sweep';
import { KEPT } from './stage-folder';

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
  /** Has the app look now for what is due, instead of at the full minute or hour. */
  sweep(...sweeps: Sweep[]): Promise<void>;
  /** Has it judge promotions now that it would judge within a minute. */
  judgePromotionsNow(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it, and leaves its folder for others to go on from. */
  stopAndKeep(folder: string): Promise<void>;
}

export interface StageOptions {
  /** What another stage left in its folder: this one goes on from a copy of it. */
  begun?: string;
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
  { begun, clock, refusesBulkQueries = false, readsPhotos = false }: StageOptions = {},
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-e2e-'));
  const stateFile = join(folder, KEPT.store);
  if (begun !== undefined) await cp(begun, folder, { recursive: true });
  const { lastNow } = readState(stateFile);
  if (clock && lastNow && lastNow > clock.now()) clock.set(lastNow);
  const storeName = seed.shop.domain.replace('.myshopify.com', '');
  const openSandbox = async (ports: Pick<SandboxSettings, 'adminPort' | 'proxyPort'>) => {
    const opened = await startSandbox({
      seed,
      ...THIS_APP,
      ...CREDENTIALS,
      stateFile,
      clock,
      ...ports,
    });
    if (!refusesBulkQueries) opened.store.bulkAccess.allow();
    return opened;
  };
  const dataDir = join(folder, KEPT.app);
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
  const end = async () => {
    await stage.app.stop();
    await stage.sandbox.stop();
  };
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
    sweep: (...sweeps) => sendSweeps(dataDir, sweeps),
    judgePromotionsNow: () => hurryJobs(dataDir, 'judge-promotion'),
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
    stopAndKeep: async (kept) => {
      await end();
      await rename(folder, kept);
    },
  };
  return stage;
}
