import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../demo/folder-lock';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borealist-lock-'));
  file = join(folder, 'store.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('refuses a second demo of the same store, with what to do', () => {
  lockFolder(file, 'north');
  expect(() => lockFolder(file, 'north')).toThrow(
    `A demo of north is running already (process ${process.pid}): end it first, or start another store with --shop NAME.`,
  );
});

it('lets the next one in after the first has ended', () => {
  lockFolder(file, 'north')();
  expect(existsSync(file)).toBe(false);
  expect(() => lockFolder(file, 'north')).not.toThrow();
});

it('takes over from a demo that was killed', () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  writeFileSync(file, String(pid));
  expect(() => lockFolder(file, 'north')).not.toThrow();
});
