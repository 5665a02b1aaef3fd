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
      'is UTF-16 that is cut within a letter',
      Buffer.from(`\ufeff${HEADER}mug,M\ud800,,1,\n`, 'utf16le'),
      /holds bytes that are not UTF-16LE, as its start is/,
    ],
    [
      'is UTF-8 of which a byte was lost',
      Buffer.concat([Buffer.from(`${HEADER}the,Thé,,1,\ncafe,Caf`), Buffer.from([0xa9, 0x0a])]),
      /:3: holds bytes that are not UTF-8, and not plainly another encoding either/,
    ],
    [
      'is in a Chinese encoding',
      Buffer.concat([
        Buffer.from(HEADER),
        Buffer.from([
          0xb2, 0xe8, 0xba, 0xf8, 0xcc, 0xd5, 0xb4, 0xc9, 0xb2, 0xe8, 0xb1, 0xad, 0xb0, 0xd7,
        ]),
        Buffer.from([
          0xc9, 0xab, 0xba, 0xcd, 0xc0, 0xb6, 0xc9, 0xab, 0xb5, 0xc4, 0xb4, 0xf3, 0xb1, 0xad,
        ]),
        Buffer.from([
          0xb2, 0xe8, 0xba, 0xf8, 0xcc, 0xd5, 0xb4, 0xc9, 0xb2, 0xe8, 0xb1, 0xad, 0xb0, 0xd7,
        ]),
      ]),
      /:2: holds bytes that are not UTF-8/,
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

describe('how spreadsheets save', () => {
  const TEXT = `${HEADER}cafe,Café à l’œuf – 5 €,,1299.90,\nete,"Été, «doux»",,3,\n`;
  const LATIN = `${HEADER}cafe,Café à l'oeuf,,1299.90,\nete,"Été, «doux»",,3,\n`;
  const WINDOWS_1252 = Buffer.from(
    TEXT.replace('’', '\x92').replace('œ', '\x9c').replace('–', '\x96').replace('€', '\x80'),
    'latin1',
  );
  const MAC_ROMAN = Buffer.from(
    LATIN.replaceAll(/[éàÉ«»]/g, (letter) => 'Ž\x88ƒÇÈ'['éàÉ«»'.indexOf(letter)] ?? '')
      .replaceAll('Ž', '\x8e')
      .replaceAll('ƒ', '\x83'),
    'latin1',
  );
  const swapped = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16();

  it.each<[string, Buffer, object | null]>([
    ['UTF-8', Buffer.from(TEXT), null],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), null],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), { encoding: 'UTF-16' }],
    ['UTF-16, big end first', swapped, { encoding: 'UTF-16' }],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), { encoding: 'UTF-16' }],
    ['UTF-16 without a mark, big end first', swapped.subarray(2), { encoding: 'UTF-16' }],
    ['Windows-1252', WINDOWS_1252, { encoding: 'Windows-1252' }],
    ['Latin-1', Buffer.from(LATIN, 'latin1'), { encoding: 'Windows-1252' }],
    ['Mac Roman', MAC_ROMAN, { encoding: 'Mac Roman' }],
  ])('%s is read letter by letter, and said', async (_, content, savedAs) => {
    const catalogue = await openCatalogue(write('file.csv', content), { currency: 'USD' });
    const expected = /Latin|Mac/.test(_) ? "Café à l'oeuf" : 'Café à l’œuf – 5 €';
    expect((await collect(catalogue.listings())).map(({ title }) => title)).toEqual([
      expected,
      'Été, «doux»',
    ]);
    expect(catalogue.savedAs).toEqual(savedAs && expect.objectContaining(savedAs));
  });

  it('capitals with accents before a sign are no UTF-8, whatever their bytes', async () => {
    const text = `${HEADER}a,NESCAFÉ® d'été à l'érable,,1,\n`;
    const catalogue = await openCatalogue(write('file.csv', Buffer.from(text, 'latin1')), {
      currency: 'USD',
    });
    const [listing] = await collect(catalogue.listings());
    expect(listing?.title).toBe("NESCAFÉ® d'été à l'érable");
  });

  it.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'bar'],
  ])(
    'columns separated by %j are told by the header, quoted cells or not',
    async (separator, name) => {
      const rows = [
        ['Handle', 'Title', 'Body (HTML)', 'Variant Price', 'Image Src'],
        ['mug', `"Mug${separator} 30 cm, blue"`, '"<p>A ""big""\nmug.</p>"', '12,50', ''],
        ['bowl', 'Bowl', '', '"1\u00a0299,00"', ''],
        ['cup', 'Cup', '', '7.25', ''],
      ].map((cells) => cells.join(separator));
      const catalogue = await openCatalogue(write('file.csv', rows.join('\r\n')), {
        currency: 'CAD',
      });
      const listings = await collect(catalogue.listings());
      expect(listings.map(({ variants: [variant] }) => variant?.shopPrice.price.amount)).toEqual([
        12.5, 1299, 7.25,
      ]);
      expect(listings[0]).toMatchObject({
        title: `Mug${separator} 30 cm, blue`,
        descriptionHtml: '<p>A "big"\nmug.</p>',
      });
      expect(catalogue.savedAs).toEqual({ encoding: 'UTF-8', separator: name });
    },
  );

  it('a line that tells the separator is no header', async () => {
    const file = write(
      'file.csv',
      `sep=;\r\n${HEADER.trim().replaceAll(',', ';')}\r\nmug;Mug;;x;\r\n`,
    );
    await expect(read(file)).rejects.toThrow('file.csv:3: "Variant Price" is "x"');
  });

  it('an amount that may be thousands or thousandths is refused', async () => {
    const file = write('file.csv', `${HEADER}mug,Mug,,"1,299",\n`.replaceAll(/,(?!299)/g, ';'));
    await expect(read(file)).rejects.toThrow(
      '"Variant Price" is "1,299": expected a number such as 12.99',
    );
  });

  it.each([
    ['\r\n then \n', (rows: string[]) => `${rows[0]}\r\n${rows.slice(1).join('\n')}\n`],
    ['\n then \r\n', (rows: string[]) => `${rows[0]}\n${rows.slice(1).join('\r\n')}\r\n`],
    ['\r alone', (rows: string[]) => rows.join('\r')],
    ['all three', (rows: string[]) => `${rows[0]}\r${rows[1]}\n${rows.slice(2).join('\r\n')}`],
  ])('lines that end in %j are lines, and errors name the right one', async (_, join) => {
    const rows = [HEADER.trim(), 'mug,Mug,"<p>One\r\ntwo\nthree</p>",1,', 'bowl,Bowl,,2,'];
    expect(await read(write('file.csv', join(rows)))).toMatchObject([
      { title: 'Mug', descriptionHtml: '<p>One\ntwo\nthree</p>' },
      { title: 'Bowl' },
    ]);
    await expect(read(write('file.csv', join([...rows, 'cup,Cup,,x,'])))).rejects.toThrow(
      'file.csv:6: "Variant Price" is "x"',
    );
  });

  it('rows of nothing but separators are passed over', async () => {
    expect(
      await read(write('file.csv', `${HEADER}mug,Mug,,1,\n,,,,\n,,\nbowl,Bowl,,2,\n`)),
    ).toHaveLength(2);
  });
});
