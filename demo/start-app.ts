import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readOutbox } from './app-outbox';
import { close, listen } from '../sandbox/server/http-server';
import type { RunningSandbox } from '../sandbox/start-sandbox';

const PROJECT = resolve(import.meta.dirname, '..');
/** A first start creates the database and migrates it. */
const READY_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 150;
const STOP_WITHIN_MS = 12_000;
const LAST_OUTPUT_CHARACTERS = 4000;

export interface AppSettings {
  sandbox: RunningSandbox;
  apiKey: string;
  apiSecret: string;
  /** The app's data, its embedded database among it. */
  dataDir: string;
  /** Default: any free one. */
  port?: number;
  /** Gets what the app prints. */
  logFile?: string;
  /** Without it the app keeps its mails in its outbox. Default: the sandbox's, which shows what comes in. */
  hasMailServer?: boolean;
  /** Added to the app's environment, `DATABASE_URL` for one. */
  env?: Record<string, string>;
}

export interface RunningApp {
  port: number;
  /** The end of what it printed. */
  output(): string;
  /** Resolves with the exit code when the process ends, by itself or not. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
  /** Ends the process as a power cut would: it gets no chance to tidy up. */
  kill(): Promise<void>;
}

/** The app ended, or did not answer, before it was ready; the message has what it printed. */
export class AppStartError extends Error {
  override readonly name = 'AppStartError';
}

/** Starts the built app in production mode, pointed at the sandbox, and waits until it answers. */
export async function startApp(settings: AppSettings): Promise<RunningApp> {
  const { sandbox } = settings;
  const port = settings.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    ['--import', './sandbox/preload.mjs', 'build/server/server.js'],
    {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...environmentOf(settings, port), ...settings.env },
    },
  );
  const output = collectOutput(child, settings.logFile);
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      resolve(code);
    }),
  );
  const stopClock = sandbox.clock.onSet(() => {
    if (child.connected) child.send({ clockOffsetMs: clockOffsetMs(sandbox) });
  });
  const app: RunningApp = {
    port,
    output,
    ended,
    stop: async () => {
      stopClock();
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(killer);
    },
    kill: async () => {
      stopClock();
      child.kill('SIGKILL');
      await ended;
    },
  };
  sandbox.setAppPort(port);
  sandbox.setOutbox(() =>
    settings.hasMailServer === false
      ? readOutbox(sandbox.store.shop.domain, {
          databaseUrl: settings.env?.['DATABASE_URL'],
          dataDir: settings.dataDir,
        })
      : Promise.resolve([]),
  );
  await untilReady(app, child);
  return app;
}

function environmentOf(
  { sandbox, apiKey, apiSecret, dataDir, hasMailServer = true }: AppSettings,
  port: number,
) {
  return {
    NODE_ENV: 'production' as const,
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: sandbox.appOrigin,
    SCOPES: '',
    DATABASE_URL: '',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    ENCRYPTION_KEYS: createHash('sha256').update(`sandbox ${apiSecret}`).digest('base64'),
    SMTP_URL: hasMailServer ? sandbox.mailUrl : '',
    MAIL_FROM: hasMailServer ? 'digest@borealist.example' : '',
    MAIL_POSTAL_ADDRESS: hasMailServer ? '1 Sandbox Street, Montréal QC H2X 1Y4, Canada' : '',
    MAIL_BOUNCE_SECRET: bounceSecret(apiSecret),
    SANDBOX_ORIGIN: sandbox.adminUrl,
    SANDBOX_CLOCK_OFFSET_MS: String(clockOffsetMs(sandbox)),
  };
}

/** What guards the address at which the app takes mails that come back. */
export function bounceSecret(apiSecret: string): string {
  return createHash('sha256').update(`bounces ${apiSecret}`).digest('hex');
}

function clockOffsetMs(sandbox: RunningSandbox): number {
  return sandbox.clock.now().getTime() - Date.now();
}

function collectOutput(child: ChildProcess, logFile: string | undefined): () => string {
  const log = logFile === undefined ? null : createWriteStream(logFile);
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log?.write(chunk);
      last = (last + chunk.toString('utf8')).slice(-LAST_OUTPUT_CHARACTERS);
    });
  }
  child.once('close', () => log?.end());
  return () => last;
}

async function untilReady(app: RunningApp, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new AppStartError(`The app ended before it was ready:\n${app.output()}`);
    }
    if (await answers(`http://127.0.0.1:${app.port}/healthz`)) return;
    await wait(LOOK_EVERY_MS);
  }
  await app.stop();
  throw new AppStartError(
    `The app was not ready after ${READY_WITHIN_MS / 1000} s:\n${app.output()}`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Nobody listens there yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, 0));
  await close(server);
  return Number(port);
}
