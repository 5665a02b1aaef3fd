import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '~/files/open-catalogue';
import { collect, temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const HEADER = 'Handle,Title,Body (HTML),Variant Price,Image Src\n';

const read = async (file: string) =>
  collect((await openCatalogue(file, { currency: 'USD' })).listings());

describe('a catalogue file that cannot be read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['is empty', '', /^\S*file: is empty: expected CSV, JSON or JSONL$/],
    ['is blank', ' \n\n', /is blank: expected CSV, JSON or JSONL/],
    [
      'is UTF-16',
      Buffer.from(`\ufeff${HEADER}`, 'utf16le'),
      /is encoded in UTF-16: expected UTF-8/,
    ],
    [
      'is Latin-1',
      Buffer.from(`${HEADER}mug,Mug,,1,\nthe,Thé,,1,\n`, 'latin1'),
      /:3: holds bytes that are not UTF-8/,
    ],
    [
      'is a workbook',
      Buffer.from('PK\u0003\u0004xxxx', 'latin1'),
      /is a ZIP archive or an Excel workbook/,
    ],
    ['is compressed', Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed with gzip/],
    ['is binary', Buffer.from([1, 2, 0, 3]), /holds binary data: expected a text file/],
    ['is a web page', '<!doctype html><title>Password</title>', /:1: is a web page \(HTML\)/],
    [
      'ends within a character',
      Buffer.concat([Buffer.from(`${HEADER}mug,Th`), Buffer.from([0xc3])]),
      /:2: holds bytes that are not UTF-8/,
    ],
  ])('%s', async (_, content, message) => {
    await expect(read(write('file', content))).rejects.toThrow(message);
  });

  it('does not exist, or is a directory', async () => {
    const folder = join(write('neighbour', 'x'), '..');
    await expect(read(join(folder, 'nowhere.csv'))).rejects.toThrow(
      /nowhere\.csv: does not exist$/,
    );
    await expect(read(folder)).rejects.toThrow(/: is a directory: expected a file$/);
  });
});

describe('reading in chunks', () => {
  it('accepts characters that lie across two chunks, and names the line of a bad byte in a later one', async () => {
    // Odd lengths, so that two-byte characters meet every chunk border sooner or later.
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `p${index},Théière à thé n° ${index},,1,\n`,
    );
    const good = Buffer.from(HEADER + rows.join(''));
    expect(await read(write('long.csv', good))).toHaveLength(20_000);
    const bad = Buffer.concat([good, Buffer.from('caf,Caf\xe9,,1,\n', 'latin1')]);
    await expect(read(write('bad.csv', bad))).rejects.toThrow(
      /bad\.csv:20002: holds bytes that are not UTF-8/,
    );
  });
});
