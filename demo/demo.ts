/**
 * `npm run demo`: a sandbox store and the app on this machine, with one address to open. What both keep lies
 * under `.data/demo/<shop>`, so that a second run goes on where the first one ended.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { report } from '../sandbox/cli/report';
import { loadSeed } from '../sandbox/cli/store-options';
import type { SandboxSeed } from '../sandbox/model';
import { readState } from '../sandbox/server/state-file';
import { startSandbox, type RunningSandbox } from '../sandbox/start-sandbox';
import { SettableClock } from '../sandbox/store/clock';
import { lockFolder } from './folder-lock';
import { DEMO_HELP, parseDemoOptions, type DemoOptions } from './options';
import { pastPricesCsv } from './past-prices';
import { AppStartError, startApp, type RunningApp } from './start-app';
import { THIS_APP } from './this-app';

const DATA = resolve(import.meta.dirname, '../.data/demo');
const API_KEY = 'borealist-sandbox';

try {
  const options = parseDemoOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(DEMO_HELP);
  else await runDemo(options);
} catch (error) {
  const { code, text } =
    error instanceof AppStartError ? { code: 1, text: error.message } : report(error);
  say(text);
  process.exitCode = code;
}

interface Running {
  sandbox: RunningSandbox;
  app: RunningApp | null;
  isStopping: boolean;
}

async function runDemo(options: DemoOptions): Promise<void> {
  const startedAt = performance.now();
  const shop = await shopName(options);
  const folder = join(DATA, shop);
  mkdirSync(DATA, { recursive: true });
  process.on('exit', lockFolder(`${folder}.lock`, shop));
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, 'store.json');
  const { lastNow } = readState(stateFile);
  const requested = options.now ?? new Date();
  // The app has kept what it read until then: a store whose clock went back would look older than that.
  const now = new Date(Math.max(requested.getTime(), lastNow?.getTime() ?? 0));

  say('Loading the store …');
  const clock = new SettableClock(now, { running: true });
  const secret = readSecret(join(folder, 'secret'));
  let seed: SandboxSeed | undefined;
  const sandbox = await startSandbox({
    seed: async (seedNow) => (seed = await loadSeed(options, seedNow)),
    ...THIS_APP,
    apiKey: API_KEY,
    apiSecret: secret,
    clock,
    adminPort: options.port,
    stateFile,
  });
  const running: Running = { sandbox, app: null, isStopping: false };
  endOnSignals(running);

  const { catalogue } = sandbox.store;
  say(`${sandbox.store.shop.name}: ${catalogue.size} products. Starting the app …`);
  const dataDir = join(folder, 'app');
  const app = await startApp({
    sandbox,
    apiKey: API_KEY,
    apiSecret: secret,
    dataDir,
    logFile: join(folder, 'app.log'),
    hasMailServer: !options['no-smtp'],
  }).catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  running.app = app;
  say(`Ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Ctrl-C ends it.\n`);
  process.stdout.write(`Open ${sandbox.adminUrl}\n`);
  const prices = seed && pastPricesCsv(seed, clock.now());
  if (prices) offerPrices(join(folder, 'past-prices.csv'), prices);

  const code = await app.ended;
  if (running.isStopping) return;
  await sandbox.stop();
  throw new AppStartError(
    `The app ended by itself (exit code ${code ?? 'none'}):\n${app.output()}`,
  );
}

async function shopName(options: DemoOptions): Promise<string> {
  return (
    options.shop ?? (await loadSeed(options, new Date(0))).shop.domain.replace('.myshopify.com', '')
  );
}

/** The app's client secret: what signs its tokens is known to this machine's user alone. */
function readSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function endOnSignals(running: Running): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches this process from the terminal and again from npm.
      if (running.isStopping) return;
      running.isStopping = true;
      say('\nStopping …');
      void Promise.all([running.app?.stop(), running.sandbox.stop()]).then(() => process.exit(0));
    });
  }
}

/** Shopify keeps no past prices: an app that is installed today has to be given them, here as in any store. */
function offerPrices(file: string, csv: string): void {
  writeFileSync(file, csv);
  say(
    `What this store asked before is in ${file}\nThe app knows it once you import that file there: Home, “Import past prices”.`,
  );
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
