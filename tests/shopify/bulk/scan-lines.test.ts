import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scanLines, type ScannedLine } from '~/shopify/bulk/scan-lines';

/** So much is read at once. */
const CHUNK_BYTES = 1024 * 1024;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borealist-scan-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Seen = Omit<ScannedLine, 'bytes'> & { text: string };

async function scanned(content: Buffer | string): Promise<Seen[]> {
  const path = join(folder, 'lines.jsonl');
  writeFileSync(path, content);
  const file = await open(path);
  const seen: Seen[] = [];
  try {
    await scanLines(file, ({ bytes, ...line }) => seen.push({ ...line, text: String(bytes) }));
    return seen;
  } finally {
    await file.close();
  }
}

it.each([
  ['last byte', -1],
  ['first byte of the next one', 0],
  ['second byte of the next one', 1],
])('tells lines apart where a line feed is the %s of what is read at once', async (_, offset) => {
  const first = 'é'.repeat(10) + 'a'.repeat(CHUNK_BYTES + offset - 20);
  const seen = await scanned(`${first}\nsecond\r\n\nfourth`);
  expect(seen.map(({ text, line, complete }) => [text.length, line, complete])).toEqual([
    [first.length, 1, true],
    ['second\r'.length, 2, true],
    ['fourth'.length, 4, false],
  ]);
  expect(seen.map(({ start, length }) => [start, length])).toEqual([
    [0, CHUNK_BYTES + offset + 1],
    [CHUNK_BYTES + offset + 1, 'second\r\n'.length],
    [CHUNK_BYTES + offset + 1 + 'second\r\n\n'.length, 'fourth'.length],
  ]);
});

it('reads a file that is as long as what is read at once, and one of one line feed more', async () => {
  const whole = 'a'.repeat(CHUNK_BYTES);
  expect((await scanned(whole)).map(({ complete, length }) => [complete, length])).toEqual([
    [false, CHUNK_BYTES],
  ]);
  expect((await scanned(`${whole}\n`)).map(({ complete, length }) => [complete, length])).toEqual([
    [true, CHUNK_BYTES + 1],
  ]);
});

it('tells which line is no text, also far behind what is read at once', async () => {
  const lines = `${'a'.repeat(900)}\n`.repeat(3_000);
  const bad = Buffer.concat([Buffer.from(lines), Buffer.of(0xc3), Buffer.from('\nlast\n')]);
  await expect(scanned(bad)).rejects.toMatchObject({ line: 3_001, expected: 'text in UTF-8' });
});
