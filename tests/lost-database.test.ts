import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from './jobs/support/boss';

it(
  'a process whose embedded database is gone ends, for what looks after it to start it again',
  {
    timeout: 120_000,
  },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lost-'));
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/worker.ts'], {
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        SHOPIFY_API_KEY: 'key',
        SHOPIFY_API_SECRET: 'secret',
        SHOPIFY_APP_URL: 'https://borealist.example.com',
        DATA_DIR: dataDir,
      },
    });
    try {
      let log = '';
      child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
      await eventually(
        () => Promise.resolve(log),
        (text) => text.includes('worker is ready'),
        90_000,
      );
      const lock = z
        .object({ pid: z.number() })
        .parse(JSON.parse(await readFile(join(dataDir, 'database.json'), 'utf8')));
      process.kill(lock.pid, 'SIGKILL');
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(1);
      expect(log).toContain('start the app again');
    } finally {
      child.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);
