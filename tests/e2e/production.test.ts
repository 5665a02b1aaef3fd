import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { close, listen } from '../../sandbox/server/http-server';
import { startMailServer } from '../../sandbox/server/mail-server';
import { readTextChunks } from '~/texts-of-answers.server';
import { openEmptyDatabase } from '../db/support/empty-database';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 90_000;
const MAX_INSTALLED_BYTES = 200 * 2 ** 20;
/** With the sentences that they name. Those that a page's data names are counted by `npm run bench -- --only browser`. */
const MOST_KB_OF_SCRIPTS = 210;
const run = promisify(execFile);

let home: string;
let app: string;

/** What README says a server needs, in a folder of its own, beside an empty HOME. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'production-'));
  [home, app] = [join(folder, 'home'), join(folder, 'app')];
  await mkdir(home);
  for (const path of ['build', 'scripts', 'package.json', 'package-lock.json']) {
    await cp(join(ROOT, path), join(app, path), { recursive: true });
  }
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  await run('npm', ['ci', '--omit=dev', '--prefer-offline', '--cache', cache], {
    cwd: app,
    env: { ...process.env, HOME: home },
  });
  return () => rm(folder, { recursive: true });
}, 300_000);

function environment(port = 0): NodeJS.ProcessEnv {
  return {
    // The start sets it by itself, whatever it was.
    NODE_ENV: 'development' as const,
    PATH: process.env.PATH,
    HOME: home,
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'secret',
    SHOPIFY_APP_URL: 'https://borealist.example.com',
    ENCRYPTION_KEYS: Buffer.alloc(32).toString('base64'),
    DATABASE_URL: inject('database').url ?? '',
    DATA_DIR: join(home, '..', 'data'),
    HOST: '127.0.0.1',
    PORT: String(port),
  };
}

const stops: (() => Promise<number | null>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

function start(name: string, env = environment()) {
  const child = spawn(process.execPath, ['scripts/start.mjs', name], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  stops.push(stop);
  return {
    stop,
    async until(isReady: () => boolean | Promise<boolean>) {
      const deadline = performance.now() + READY_WITHIN_MS;
      while (!(await isReady())) {
        if (child.exitCode !== null || performance.now() > deadline) throw new Error(output);
        await wait(100);
      }
    },
    output: () => output,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, 0));
  await close(server);
  return Number(port);
}

/** Path, size and time of each file. */
async function filesOf(folder: string): Promise<Map<string, { size: number; time: number }>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => {
        const { size, mtimeMs } = await stat(path);
        return [path, { size, time: mtimeMs }] as const;
      }),
    ),
  );
}

const chunk = z.object({ module: z.string(), imports: z.array(z.string()).default([]) });
/** What Remix tells a browser of each page's scripts. */
const manifest = z.object({
  entry: chunk,
  routes: z.record(z.string(), chunk.extend({ id: z.string(), parentId: z.string().optional() })),
});

/** A command that found something to complain of. */
const failed = z.object({ stdout: z.string() });

/** The commands of a page's consoles, with the lines that they print. */
async function transcript(page: string): Promise<{ command: string; printed: string[] }[]> {
  const text = await readFile(join(ROOT, page), 'utf8');
  return [...text.matchAll(/```console\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...printed] = part.trimEnd().split('\n');
        return { command, printed };
      }),
  );
}

/** These lines, one after the other, others between them; `…` is anything. */
function inOrder(lines: readonly string[]): RegExp {
  const patterns = lines.map((line) => line.split('…').map(escaped).join('.*'));
  return new RegExp(`^${patterns.join('$[^]*^')}`, 'm');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('what was built, with production’s packages alone', () => {
  it('is small', async () => {
    const files = await filesOf(join(app, 'node_modules'));
    const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThan(MAX_INSTALLED_BYTES);
  });

  it('has pages of few scripts, and at most 60 KB of styles, compressed', async () => {
    const assets = join(app, 'build', 'client', 'assets');
    const sizes = new Map(
      [...(await filesOf(assets))].map(([path, { size }]) => [basename(path, '.br'), size]),
    );
    const names = [...sizes.keys()];
    const weightOf = (files: Iterable<string>) =>
      [...files].reduce((sum, file) => sum + (sizes.get(basename(file)) ?? Number.NaN), 0);
    const manifestFile = names.find((name) => /^manifest-.*\.js$/.test(name)) ?? '';
    const text = await readFile(join(assets, manifestFile), 'utf8');
    const { entry, routes } = manifest.parse(JSON.parse(text.replace(/^[^{]*|;$/g, '')));
    const { en = {}, fr = {} } = readTextChunks(join(app, 'build', 'client'));
    // What answers with data alone has no scripts.
    const pages = Object.entries(routes).filter(([id]) => id in fr);
    expect(pages.length).toBeGreaterThan(25);
    for (const [id, route] of pages) {
      const scripts = new Set([entry.module, ...entry.imports, manifestFile]);
      const sentences = { en: new Set<string>(), fr: new Set<string>() };
      for (let each: typeof route | undefined = route; each; each = routes[each.parentId ?? '']) {
        for (const file of [each.module, ...each.imports]) scripts.add(file);
        sentences.en.add(en[each.id] ?? each.id);
        sentences.fr.add(fr[each.id] ?? each.id);
      }
      const heaviest = Math.max(weightOf(sentences.en), weightOf(sentences.fr));
      expect((weightOf(scripts) + heaviest) / 1024, id).toBeLessThan(MOST_KB_OF_SCRIPTS);
    }
    const styles = names.filter((name) => /^(root|styles)-.*\.css$/.test(name));
    // Polaris's twice, since Remix builds it for pages and for the server, which names its own.
    expect(weightOf(styles) / 2 / 1024).toBeLessThan(60);
  });

  it('serves pages and works jobs, writes nothing beside its data, and ends in order', async () => {
    const before = await filesOf(app);
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const web = start('server', environment(port));
    const worker = start('worker');
    await web.until(
      async () => (await fetch(`${origin}/healthz`).catch(() => null))?.status === 200,
    );
    await worker.until(() => worker.output().includes('worker is ready'));
    const page = await (await fetch(origin)).text();
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? '';
    const { headers } = await fetch(`${origin}${style}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(headers.get('content-type')).toContain('text/css');
    expect(headers.get('content-encoding')).toBe('br');
    expect(headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
    expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
    expect(await filesOf(app)).toEqual(before);
    expect(await readdir(home)).toEqual([]);
  });

  it('goes from an empty machine to a restored backup as the docs say', async () => {
    const folder = join(home, '..');
    const [mail, port, metricsPort] = await Promise.all([
      startMailServer(),
      freePort(),
      freePort(),
    ]);
    const backup = join(folder, 'all.borealist');
    // Databases of its own: others' sessions were encrypted by other keys.
    const opened = await Promise.all(
      process.env.DATABASE_URL === undefined ? [] : [openEmptyDatabase(), openEmptyDatabase()],
    );
    const env = (which: 0 | 1): NodeJS.ProcessEnv => ({
      ...environment(port),
      JOBS: 'worker',
      METRICS_PORT: String(metricsPort),
      SMTP_URL: mail.url,
      MAIL_FROM: 'digest@example.com',
      MAIL_POSTAL_ADDRESS: '1 Main St, Toronto ON M5V 1A1, Canada',
      DATABASE_URL: opened[which]?.[0] ?? '',
      DATA_DIR: join(folder, `first-day-${which}`),
    });
    const running: ReturnType<typeof start>[] = [];
    for (const { command, printed } of await transcript('docs/operations/first-day.md')) {
      const [, task = '', rest = ''] = /npm run (\S+)(?: --)?(.*)$/.exec(command) ?? [];
      let output: string;
      if (rest.endsWith('&')) {
        const isWeb = task === 'start';
        const process = start(isWeb ? 'server' : task, {
          ...env(0),
          ...(!isWeb && { METRICS_PORT: '' }),
        });
        await process.until(() => process.output().includes('is ready'));
        running.push(process);
        output = process.output();
      } else if (command.startsWith('curl')) {
        const url = (command.split(' ').at(-1) ?? '')
          .replace(':3000', `:${port}`)
          .replace(':9464', `:${metricsPort}`);
        output = await (await fetch(url)).text();
      } else {
        if (task === 'data') for (const each of running.splice(0)) await each.stop();
        const args = rest.trim().replace('all.borealist', backup).split(' ').filter(Boolean);
        output = await run(process.execPath, ['scripts/run.mjs', task, ...args], {
          cwd: app,
          env: env(command.startsWith('DATABASE_URL') ? 1 : 0),
        }).then(
          ({ stdout }) => stdout,
          (error: unknown) => failed.parse(error).stdout,
        );
      }
      expect(output, command).toMatch(inOrder(printed));
    }
    await mail.stop();
    for (const [, close] of opened) await close();
  });

  it('audits a file', async () => {
    const file = join(home, '..', 'products.csv');
    await writeFile(file, 'Handle,Title,Body (HTML),Variant Price,Image Src\nmug,Mug,,5.00,\n');
    const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'audit', file, '--json'], {
      cwd: app,
      env: environment(),
    });
    expect(JSON.parse(stdout)).toMatchObject({ listings: [{ handle: 'mug' }] });
  });

  it('says in one sentence what is missing', async () => {
    const bare = join(home, '..', 'bare');
    await cp(join(app, 'scripts'), join(bare, 'scripts'), { recursive: true });
    await cp(join(app, 'package.json'), join(bare, 'package.json'));
    const refusal = (folder: string) =>
      run(process.execPath, ['scripts/start.mjs', 'worker'], { cwd: folder }).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await refusal(bare)).toMatchObject({
      code: 2,
      stderr: 'The app is not built: run `npm run build` first.\n',
    });
    await cp(join(app, 'build'), join(bare, 'build'), { recursive: true });
    expect(await refusal(bare)).toMatchObject({
      code: 2,
      stderr: 'The package @electric-sql/pglite is not installed: run `npm ci --omit=dev` first.\n',
    });
  });
});
