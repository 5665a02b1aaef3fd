import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { close, listen } from '../../sandbox/server/http-server';

/** Runs the demo to its end. */
async function runDemo(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/demo.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { printed, said, code: code as number };
}

describe('npm run demo', { timeout: 60_000 }, () => {
  it('explains itself', async () => {
    const { printed, code } = await runDemo('--help');
    expect(printed).toContain('--catalog FILE');
    expect(code).toBe(0);
  });

  it('says in one sentence that an option is wrong', async () => {
    const { said, code } = await runDemo('--products', 'many');
    expect(said).toBe('--products must be a whole number from 1 to 1000000.\n');
    expect(code).toBe(2);
  });

  it('says in one line that a catalogue cannot be read, and where', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demo-'));
    const file = join(folder, 'broken.json');
    await writeFile(file, '{"products": [{"id": 1');
    const { said, code } = await runDemo('--catalog', file);
    await rm(folder, { recursive: true });
    expect(said).toMatch(/^\S*broken\.json:1: .*\n$/);
    expect(code).toBe(2);
  });

  it('says in one sentence that its port is in use, and what to do', async () => {
    const server = createServer();
    const { port } = new URL(await listen(server, 0));
    const { said, code } = await runDemo('--products', '1', '--shop', 'port-test', '--port', port);
    await close(server);
    await rm('.data/demo/port-test', { recursive: true });
    expect(said.split('\n').at(-2)).toBe(
      `Port ${port} is in use: end the program that holds it, or choose another with --port N.`,
    );
    expect(code).toBe(2);
  });
});
